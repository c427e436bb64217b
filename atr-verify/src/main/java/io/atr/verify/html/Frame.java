package io.atr.verify.html;

/**
 * The size of a picture. Each is drawn twice, and the page shows the one that fits: letters of a picture that is shrunk to a
 * telephone's width cannot be read.
 *
 * @param name of the size, a class of the page's style
 * @param width of all
 * @param height of all
 * @param left room for the labels of the values
 * @param right room for the names of the curves
 */
record Frame(String name, int width, int height, int left, int right) {
    static final Frame WIDE = new Frame("wide", 960, 400, 70, 44);
    static final Frame NARROW = new Frame("narrow", 350, 330, 58, 20);

    private static final int TOP = 22;
    private static final int BOTTOM = 44;

    boolean isNarrow() {
        return width < WIDE.width;
    }

    double x(double part) {
        return left + part * (width - left - right);
    }

    double y(double part) {
        return height - BOTTOM - part * (height - BOTTOM - TOP);
    }
}
