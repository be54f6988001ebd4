package dev.backroad.identity.mail;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How our mail looks from outside.
 *
 * @param from the sender's address; its domain also ends our message ids
 */
@Validated
@ConfigurationProperties("backroad.mail")
record MailSettings(@NotBlank @Email String from) {

    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }
}
