package dev.backroad.progress.activity;

import java.time.LocalDate;

/** What a learner did on one of their days. */
record ActivityDay(LocalDate day, Figures done) {}
