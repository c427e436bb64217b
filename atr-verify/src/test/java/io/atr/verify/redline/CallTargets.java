package io.atr.verify.redline;

/** Where calls of {@link ForbiddenThings} may end; nothing names a type that allocates but its own declaration. */
final class CallTargets {
    private CallTargets() {}

    /** Nobody implements it. */
    interface Unanswered {
        void ask();
    }

    /** One of two allocates. */
    interface Maker {
        Object make();
    }

    static final class Harmless implements Maker {
        @Override
        public Object make() {
            return this;
        }
    }

    static final class Wasteful implements Maker {
        @Override
        public Object make() {
            return new Object();
        }
    }

    /** Harmless by itself. */
    static class Base {
        Object overridden() {
            return this;
        }

        Object inherited() {
            return new Object();
        }
    }

    static final class Heir extends Base {
        @Override
        Object overridden() {
            return inherited();
        }
    }

    interface WithDefault {
        default Object byDefault() {
            return new Object();
        }
    }

    static final class Content implements WithDefault {}

    /** Implemented by a lambda alone. */
    interface OnlyLambdas {
        Object make();
    }

    static OnlyLambdas lambda() {
        return () -> new Object();
    }
}
