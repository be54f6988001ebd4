package dev.backroad.identity.client;

import dev.backroad.defaults.ProblemException;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where operators register programs; service-defaults lets nobody else in. */
@RestController
@RequestMapping(ClientController.PATH)
class ClientController {

    static final String PATH = "/api/v1/operations/clients";

    /** All clients: operators register few. */
    record ClientList(List<ClientView> items, @Nullable String next) {}

    private final ClientRegistry clients;

    ClientController(ClientRegistry clients) {
        this.clients = clients;
    }

    @InitBinder("newClient")
    void rules(WebDataBinder binder) {
        binder.addValidators(new ClientRules());
    }

    /** Lists the registered API clients. */
    @GetMapping
    ClientList all() {
        return new ClientList(clients.all(), null);
    }

    /**
     * Registers an API client.
     *
     * <p>Answers with the secret, this once: we keep a hash of it only.
     */
    @PostMapping
    ResponseEntity<ClientView> register(@Valid @RequestBody NewClient newClient) {
        var client = clients.register(newClient);
        return ResponseEntity.created(URI.create(PATH + "/" + client.clientId()))
                // The secret is in it: not even a repeat under the same Idempotency-Key shows it.
                .cacheControl(CacheControl.noStore())
                .body(client);
    }

    /** Removes an API client and all its grants. */
    @DeleteMapping("/{clientId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String clientId) {
        switch (clients.remove(clientId)) {
            case REMOVED -> {}
            case UNKNOWN ->
                    throw new ProblemException(
                            HttpStatus.NOT_FOUND, "client-not-found", "There is no such client.");
            case OURS ->
                    throw new ProblemException(
                            HttpStatus.CONFLICT,
                            "client-is-ours",
                            "Backroad itself needs this client, so it cannot be deleted.");
        }
    }
}
