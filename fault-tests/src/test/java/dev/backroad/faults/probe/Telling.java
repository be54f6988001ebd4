package dev.backroad.faults.probe;

/** How a command tells its event: where the variants differ on the sending side. */
public interface Telling {

    /** Called inside the command's transaction, after its own rows are written. */
    void tell(CommandDone event);
}
