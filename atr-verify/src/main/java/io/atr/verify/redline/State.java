package io.atr.verify.redline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stack and local variables before an instruction. */
final class State {
    private final List<Value> stack;
    private final List<@Nullable Value> locals;

    private State(List<Value> stack, List<@Nullable Value> locals) {
        this.stack = new ArrayList<>(stack);
        this.locals = new ArrayList<>(locals);
    }

    /** Where a method is entered. */
    static State entry(List<Value> arguments, int locals) {
        State state = new State(List.of(), Collections.nCopies(locals, null));
        int slot = 0;
        for (Value argument : arguments) {
            state.locals.set(slot, argument);
            slot += argument.slots();
        }
        return state;
    }

    State copy() {
        return new State(stack, locals);
    }

    /** Where an exception is caught: nothing else is left on the stack. */
    State caught(Value exception) {
        return new State(List.of(exception), locals);
    }

    /** What is known where this and another meet. */
    State or(State other) {
        State met = copy();
        for (int i = 0; i < stack.size(); i++) {
            met.stack.set(i, stack.get(i).or(other.stack.get(i)));
        }
        for (int i = 0; i < locals.size(); i++) {
            Value mine = locals.get(i);
            Value theirs = other.locals.get(i);
            met.locals.set(i, mine == null || theirs == null ? null : mine.or(theirs));
        }
        return met;
    }

    boolean sameAs(State other) {
        return stack.equals(other.stack) && locals.equals(other.locals);
    }

    void push(Value value) {
        stack.add(value);
    }

    Value pop() {
        return stack.removeLast();
    }

    void pop(int values) {
        for (int i = 0; i < values; i++) {
            stack.removeLast();
        }
    }

    /** Takes so many values off, the lowest first. */
    List<Value> take(int values) {
        List<Value> top = stack.subList(stack.size() - values, stack.size());
        List<Value> taken = List.copyOf(top);
        top.clear();
        return taken;
    }

    /** Takes values of so many slots off, the lowest first. */
    List<Value> takeSlots(int slots) {
        int values = 0;
        for (int left = slots;
                left > 0;
                left -= stack.get(stack.size() - values).slots()) {
            values++;
        }
        return take(values);
    }

    void pushAll(List<Value> values) {
        stack.addAll(values);
    }

    Value load(int slot) {
        Value value = locals.get(slot);
        return value == null ? Value.VARYING : value;
    }

    void store(int slot, Value value) {
        locals.set(slot, value);
    }
}
