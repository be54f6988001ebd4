package dev.backroad.progress.group;

/**
 * What a member lets the leader see, beside the name in this group.
 *
 * @param progress how much of the group's roadmap is done
 * @param activity when the member was last at it
 */
record Share(boolean progress, boolean activity) {

    static final Share NOTHING = new Share(false, false);
}
