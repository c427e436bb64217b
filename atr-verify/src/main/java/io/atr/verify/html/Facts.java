package io.atr.verify.html;

/** A list of names and what is to be said of them. One thread. */
final class Facts {
    private final Html html;

    private Facts(Html html) {
        this.html = html;
    }

    static Facts begin(Html html) {
        html.open("dl", "class", "facts");
        return new Facts(html);
    }

    Facts put(String name, String words) {
        html.open("div").leaf("dt", name).leaf("dd", words).close();
        return this;
    }

    void end() {
        html.closeLine();
    }
}
