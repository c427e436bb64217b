package io.atr.redline;

/** A method as byte code names it: owner in internal form, name and descriptor. */
record Method(String owner, String name, String type) {
    @Override
    public String toString() {
        return owner.substring(owner.lastIndexOf('/') + 1) + "." + name;
    }
}
