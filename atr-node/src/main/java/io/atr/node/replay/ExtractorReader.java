package io.atr.node.replay;

import io.atr.node.capture.KeyExtractor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an extractor from the command line. */
final class ExtractorReader implements ITypeConverter<KeyExtractor> {
    @Override
    public KeyExtractor convert(String text) {
        try {
            return KeyExtractor.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
