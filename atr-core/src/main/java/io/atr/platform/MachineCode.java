package io.atr.platform;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Instructions that no library has a function for. The page that they lie in is written first and made executable
 * afterwards, so that it is never both; it stays for as long as the process does.
 */
final class MachineCode {
    private static final int PROT_READ_EXECUTE = 0x1 | 0x4;
    private static final Optional<MachineCode> INSTANCE = Native.load(MachineCode::new);

    private final MethodHandle mprotect;

    private MachineCode() {
        var l = ValueLayout.JAVA_LONG;
        var i = ValueLayout.JAVA_INT;
        mprotect = Native.handle("mprotect", FunctionDescriptor.of(i, l, l, i));
    }

    /**
     * Puts code where it can be called.
     *
     * @return its address, or the negative errno: -13 (EACCES) where the kernel lets no process make code
     */
    static long place(byte[] code) {
        if (INSTANCE.isEmpty() || Posix.instance().isEmpty()) {
            return -Posix.ENOSYS;
        }
        Posix posix = Posix.instance().get();
        long bytes = Mappings.required().wholePages(code.length);
        long address = posix.map(bytes, false);
        if (address < 0) {
            return address;
        }
        MemorySegment page = MemorySegment.ofAddress(address).reinterpret(bytes);
        MemorySegment.copy(code, 0, page, ValueLayout.JAVA_BYTE, 0, code.length);
        MethodHandle mprotect = INSTANCE.get().mprotect;
        long refused = Native.call(state -> (int) mprotect.invokeExact(state, address, bytes, PROT_READ_EXECUTE));
        if (refused < 0) {
            posix.unmap(address, bytes);
            return refused;
        }
        return address;
    }
}
