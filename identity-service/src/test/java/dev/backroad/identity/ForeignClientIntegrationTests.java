package dev.backroad.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/**
 * A client library that others wrote (Nimbus, which has nothing to do with how we answer) does the
 * whole flow. It is given the issuer, its own id and secret, and nothing else.
 */
@SpringJUnitConfig
@WithPostgres
@WithKafka
class ForeignClientIntegrationTests {

    private static final int PORT = freePort();
    private static final String ISSUER = "http://localhost:" + PORT;
    private static final URI CALLBACK = URI.create(ISSUER + "/session/callback");
    private static final ClientSecretBasic CLIENT =
            new ClientSecretBasic(new ClientID("backroad-web"), new Secret("backroad-web-demo"));

    private static @Nullable ServletWebServerApplicationContext service;

    private final Browser browser = new Browser(PORT);
    private final Nonce nonce = new Nonce();

    @BeforeAll
    static void issuerIsWhereWeListen(
            @Autowired JdbcConnectionDetails postgres, @Autowired KafkaConnectionDetails kafka) {
        var instances = new Instances(postgres, kafka);
        service =
                instances.start(
                        instances.emptyDatabase("foreign_client"),
                        PORT,
                        "--backroad.public-url=" + ISSUER);
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(service).close();
    }

    @Test
    void signsInRefreshesAndSignsOut() throws Exception {
        var tokens = redeem(signIn());

        var claims =
                new IDTokenValidator(
                                provider().getIssuer(),
                                CLIENT.getClientID(),
                                JWSAlgorithm.RS256,
                                provider().getJWKSetURI().toURL())
                        .validate(tokens.getIDToken(), nonce);
        assertThat(claims.getAuthenticationTime()).isNotNull();
        assertThat(person(tokens).getEmailAddress()).isEqualTo("learner@backroad.test");
        assertThat(person(tokens).getSubject()).isEqualTo(claims.getSubject());

        var refreshed = tokens(new RefreshTokenGrant(tokens.getRefreshToken()));
        assertThat(isActive(refreshed)).isTrue();

        var left =
                browser.get(
                        new LogoutRequest(
                                        provider().getEndSessionEndpointURI(),
                                        tokens.getIDToken(),
                                        URI.create(ISSUER + "/"),
                                        new State("left"))
                                .toURI()
                                .toString());
        assertThat(Browser.location(left)).isEqualTo(ISSUER + "/?state=left");
        assertThat(isActive(refreshed)).isFalse();
    }

    @Test
    void givesATokenBack() throws Exception {
        var tokens = redeem(signIn());

        new TokenRevocationRequest(
                        provider().getRevocationEndpointURI(), CLIENT, tokens.getRefreshToken())
                .toHTTPRequest()
                .send();

        assertThat(isActive(tokens)).isFalse();
    }

    @Test
    void hearsThatNobodyIsSignedIn() throws Exception {
        var silent =
                new AuthenticationRequest.Builder(request(new CodeVerifier()))
                        .prompt(Prompt.Type.NONE)
                        .build();

        var answer = answer(Browser.location(browser.get(silent.toURI().toString())));

        assertThat(answer.indicatesSuccess()).isFalse();
        assertThat(answer.toErrorResponse().getErrorObject().getCode()).isEqualTo("login_required");
    }

    private static OIDCProviderMetadata provider() throws Exception {
        return OIDCProviderMetadata.resolve(new Issuer(ISSUER));
    }

    private record SignedIn(AuthenticationResponse answer, CodeVerifier verifier) {}

    private SignedIn signIn() throws Exception {
        var verifier = new CodeVerifier();
        browser.get(request(verifier).toURI().toString());
        var answer = browser.follow(browser.signIn("learner", "learner-demo"));
        return new SignedIn(answer(Browser.location(answer)), verifier);
    }

    private AuthenticationRequest request(CodeVerifier verifier) throws Exception {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid", "profile", "email"),
                        CLIENT.getClientID(),
                        CALLBACK)
                .endpointURI(provider().getAuthorizationEndpointURI())
                .state(new State("the state"))
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build();
    }

    private static AuthenticationResponse answer(String location) throws Exception {
        return AuthenticationResponseParser.parse(URI.create(location));
    }

    private OIDCTokens redeem(SignedIn signedIn) throws Exception {
        var success = signedIn.answer().toSuccessResponse();
        assertThat(success.getState()).isEqualTo(new State("the state"));
        return tokens(
                new AuthorizationCodeGrant(
                        success.getAuthorizationCode(), CALLBACK, signedIn.verifier()));
    }

    private OIDCTokens tokens(AuthorizationGrant grant) throws Exception {
        var request =
                new TokenRequest.Builder(provider().getTokenEndpointURI(), CLIENT, grant).build();
        var response = OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
        return (OIDCTokens) response.toSuccessResponse().getTokens();
    }

    private UserInfo person(OIDCTokens tokens) throws Exception {
        var request =
                new UserInfoRequest(
                        provider().getUserInfoEndpointURI(), tokens.getBearerAccessToken());
        return UserInfoResponse.parse(request.toHTTPRequest().send())
                .toSuccessResponse()
                .getUserInfo();
    }

    private boolean isActive(OIDCTokens tokens) throws Exception {
        var request =
                new TokenIntrospectionRequest(
                        provider().getIntrospectionEndpointURI(),
                        CLIENT,
                        tokens.getBearerAccessToken());
        return TokenIntrospectionResponse.parse(request.toHTTPRequest().send())
                .toSuccessResponse()
                .isActive();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
