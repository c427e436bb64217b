package io.atr.agent;

/** The idle strategies that a setting can name. */
public enum Idling {
    /** Never gives the processor away: the shortest wait, and a whole core for every agent. */
    BUSY_SPIN("busy-spin") {
        @Override
        public IdleStrategy create() {
            return new BusySpin();
        }
    },
    /** One idle agent of the process spins and watches for the others, which sleep until they may have work. */
    BACK_OFF("back-off") {
        @Override
        public IdleStrategy create() {
            return new BackOff(SpinSeat.OF_PROCESS);
        }
    },
    /** Sleeps longer the longer there is nothing to do, up to 2 ms: a first packet waits that long. */
    POWER_SAVE("power-save") {
        @Override
        public IdleStrategy create() {
            return new PowerSave();
        }
    };

    private final String setting;

    Idling(String setting) {
        this.setting = setting;
    }

    /** The name in settings. */
    public String setting() {
        return setting;
    }

    /** A strategy for one thread. */
    public abstract IdleStrategy create();
}
