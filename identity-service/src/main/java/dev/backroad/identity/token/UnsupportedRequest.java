package dev.backroad.identity.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * An authorization request that asks for what we do not do. It must not be ignored, and the client
 * shall hear why; but only after its redirect URI was checked, so it has to be readable until then.
 */
final class UnsupportedRequest extends HttpServletRequestWrapper {

    private static final String REQUEST_URI = OAuth2ParameterNames.REQUEST_URI;
    private static final String RESPONSE_TYPE = OAuth2ParameterNames.RESPONSE_TYPE;
    private static final String CODE = "code";

    UnsupportedRequest(HttpServletRequest request) {
        super(request);
    }

    /** Returns what is wrong with a request, in the words of OpenID Connect Core 1.0, 3.1.2.6. */
    static Optional<OAuth2Error> errorOf(HttpServletRequest request) {
        if (has(request, "request")) {
            return error("request_not_supported", "Request objects are not supported.");
        }
        if (has(request, REQUEST_URI)) {
            return error("request_uri_not_supported", "Request objects are not supported.");
        }
        if (has(request, "registration")) {
            return error("registration_not_supported", "Clients are registered by an operator.");
        }
        if (has(request, RESPONSE_TYPE) && !CODE.equals(request.getParameter(RESPONSE_TYPE))) {
            return error(
                    OAuth2ErrorCodes.UNSUPPORTED_RESPONSE_TYPE, "The response type is code, only.");
        }
        if (has(request, "response_mode")
                && !"query".equals(request.getParameter("response_mode"))) {
            return error(OAuth2ErrorCodes.INVALID_REQUEST, "The response mode is query, only.");
        }
        return Optional.empty();
    }

    private static boolean has(HttpServletRequest request, String parameter) {
        var value = request.getParameter(parameter);
        return value != null && !value.isEmpty();
    }

    private static Optional<OAuth2Error> error(String code, String description) {
        return Optional.of(new OAuth2Error(code, description, null));
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        var readable = new HashMap<>(super.getParameterMap());
        readable.remove(REQUEST_URI);
        readable.replace(RESPONSE_TYPE, new String[] {CODE});
        return readable;
    }
}
