package io.atr.verify.measure;

import java.util.Arrays;

/** A few linear equations, solved by elimination. */
final class LinearEquations {
    private static final double NOTHING = 1e-12;

    private LinearEquations() {}

    /**
     * The unknowns. One that the equations say nothing of is 0.
     *
     * @param equations of each the coefficients and behind them the right side; changed
     */
    static double[] solve(double[][] equations) {
        int unknowns = equations.length;
        double[] scale = new double[unknowns];
        for (int i = 0; i < unknowns; i++) {
            scale[i] = Math.abs(equations[i][i]);
        }
        for (int i = 0; i < unknowns; i++) {
            if (Math.abs(equations[i][i]) > NOTHING * scale[i]) {
                eliminate(equations, i);
            } else {
                Arrays.fill(equations[i], 0);
            }
        }
        double[] solved = new double[unknowns];
        for (int i = 0; i < unknowns; i++) {
            solved[i] = equations[i][i] == 0 ? 0 : equations[i][unknowns] / equations[i][i];
        }
        return solved;
    }

    /** From all equations but the i-th itself. Those of least squares need no pivot: none is larger than the diagonal. */
    private static void eliminate(double[][] equations, int i) {
        for (int j = 0; j < equations.length; j++) {
            if (j != i) {
                double times = equations[j][i] / equations[i][i];
                for (int k = 0; k < equations[j].length; k++) {
                    equations[j][k] -= times * equations[i][k];
                }
            }
        }
    }
}
