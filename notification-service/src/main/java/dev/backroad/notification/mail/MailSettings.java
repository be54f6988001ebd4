package dev.backroad.notification.mail;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How our mail looks from outside, and how long we remember it.
 *
 * @param from the sender's address; its domain also ends our message ids
 * @param kept how long a mail is kept, sent or not: news that waited longer are none
 */
@Validated
@ConfigurationProperties("backroad.mail")
record MailSettings(@NotBlank @Email String from, @NotNull Duration kept) {

    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }
}
