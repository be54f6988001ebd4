package dev.backroad.identity.demo;

import dev.backroad.identity.client.OwnClients;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** Registers the command line, a program that keeps no secret. */
final class DemoClients implements ApplicationRunner {

    private final OwnClients clients;

    DemoClients(OwnClients clients) {
        this.clients = clients;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        clients.register(
                OwnClients.client("backroad-cli", "Command line")
                        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .redirectUri("http://127.0.0.1:8089/callback")
                        .build());
    }
}
