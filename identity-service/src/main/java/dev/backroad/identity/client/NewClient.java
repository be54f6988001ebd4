package dev.backroad.identity.client;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A program that an operator registers.
 *
 * @param description shown to people who are asked for their consent
 * @param confidential whether it can keep a secret; true unless stated
 */
record NewClient(
        @NotBlank @Size(max = 80) String name,
        @Size(max = 300) String description,
        @Size(max = 10) List<String> redirectUris,
        @Size(max = 10) List<String> postLogoutRedirectUris,
        @Size(max = 30) List<String> scopes,
        @Size(min = 1, max = 3, message = "must be there, with one to three grants")
                List<String> grantTypes,
        Boolean confidential) {

    NewClient(
            @Nullable String name,
            @Nullable String description,
            @Nullable List<String> redirectUris,
            @Nullable List<String> postLogoutRedirectUris,
            @Nullable List<String> scopes,
            @Nullable List<String> grantTypes,
            @Nullable Boolean confidential) {
        this.name = Objects.requireNonNullElse(name, "").strip();
        this.description = Objects.requireNonNullElse(description, "").strip();
        this.redirectUris = copy(redirectUris);
        this.postLogoutRedirectUris = copy(postLogoutRedirectUris);
        this.scopes = copy(scopes);
        this.grantTypes = copy(grantTypes);
        this.confidential = Objects.requireNonNullElse(confidential, true);
    }

    private static List<String> copy(@Nullable List<@Nullable String> list) {
        return Objects.requireNonNullElse(list, List.<@Nullable String>of()).stream()
                .map(each -> Objects.requireNonNullElse(each, ""))
                .toList();
    }

    boolean mayUse(String grantType) {
        return grantTypes.contains(grantType);
    }
}
