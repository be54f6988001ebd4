/**
 * What must hold on this machine before anything is started; the doctor asks the same questions.
 */
@NullMarked
package dev.backroad.launcher.check;

import org.jspecify.annotations.NullMarked;
