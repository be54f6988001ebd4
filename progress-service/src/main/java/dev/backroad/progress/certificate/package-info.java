/**
 * Certificates of completed roadmaps: who gets one, who sees it, what becomes of it. What is signed
 * and how is the business of the package {@code credential}.
 */
@NullMarked
package dev.backroad.progress.certificate;

import org.jspecify.annotations.NullMarked;
