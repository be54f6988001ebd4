package dev.backroad.webui;

import java.util.stream.DoubleStream;

/**
 * A colour as CSS writes it, {@code oklch(46% 0.09 170)}.
 *
 * @param lightness 0 to 1
 * @param chroma 0 is grey
 * @param hue degrees
 */
record Oklch(double lightness, double chroma, double hue) {

    /** Contrast as WCAG 2 defines it: 1 (none) to 21 (black on white). */
    double contrastTo(Oklch other) {
        double brighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (brighter + 0.05) / (darker + 0.05);
    }

    /**
     * Whether screens can show it; browsers would replace it by another colour that we did not
     * compute with.
     */
    boolean isInSrgb() {
        return DoubleStream.of(linearRgb()).allMatch(part -> part > -0.0005 && part < 1.0005);
    }

    private double luminance() {
        double[] rgb = linearRgb();
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    /** Björn Ottosson's definition of Oklab, in the matrices of CSS Color 4. */
    private double[] linearRgb() {
        double a = chroma * Math.cos(Math.toRadians(hue));
        double b = chroma * Math.sin(Math.toRadians(hue));
        double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }
}
