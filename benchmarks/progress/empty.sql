-- As if no learner had ever been there.
truncate enrollment, topic_progress, progress_history, topic_note, topic_checklist, review_card, review_answer,
    activity_day, bridged_day, time_entry, achievement, completed_roadmap, learner_news, reminder_turn, reminder,
    leaderboard_profile, scored_topic, standing, outbox;
