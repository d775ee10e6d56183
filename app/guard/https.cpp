// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/https.h"

#include <cerrno>
#include <memory>
#include <new>

#include <curl/curl.h>
#include <openssl/ssl.h>

namespace hmcscope::guard {

namespace {

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

/// A request that lacks a header may not leave: without its token the answer would be that there is no
/// session.
void append(List &list, const char *line)
{
    curl_slist *longer = curl_slist_append(list.get(), line);
    if (!longer)
        throw std::bad_alloc();
    (void)list.release();
    list.reset(longer);
}

int isPinned(X509_STORE_CTX *store, void *pin)
{
    const auto &wanted = *static_cast<const std::string *>(pin);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    const X509 *leaf = X509_STORE_CTX_get0_cert(store);
    const bool same = leaf && X509_digest(leaf, EVP_sha256(), digest, &size) == 1 && wanted.size() == size &&
                      CRYPTO_memcmp(digest, wanted.data(), size) == 0;
    X509_STORE_CTX_set_error(store, same ? X509_V_OK : X509_V_ERR_CERT_REJECTED);
    return same ? 1 : 0;
}

/// With a pin, takes the place of chain and date checks; refuses within the handshake.
CURLcode setUpTls(CURL *, void *context, void *pin)
{
    auto *tls = static_cast<SSL_CTX *>(context);
    SSL_CTX_set_keylog_callback(tls, nullptr); // libcurl honours SSLKEYLOGFILE, and a thread has the user's
    if (!pin)
        return CURLE_OK;
    SSL_CTX_set_verify(tls, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_cert_verify_callback(tls, isPinned, pin);
    return CURLE_OK;
}

void setTrust(CURL *curl, const Console &console)
{
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, console.trust == Trust::Pin ? 0L : 2L);
    curl_easy_setopt(curl, CURLOPT_SSL_OPTIONS,
                     static_cast<long>(CURLSSLOPT_NO_PARTIALCHAIN)); // as the window
    curl_easy_setopt(curl, CURLOPT_SSL_CTX_FUNCTION, setUpTls);
    curl_easy_setopt(curl, CURLOPT_SSL_CTX_DATA, console.trust == Trust::Pin ? &console.rule : nullptr);
    if (console.trust == Trust::Authorities)
        return;
    // With a pin no authority is known at all: without the callback every certificate would be refused.
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
    curl_easy_setopt(curl, CURLOPT_CAINFO, console.trust == Trust::CaFile ? console.rule.c_str() : nullptr);
}

int aboutToSend(void *answer, char *address, char *, int, int)
{
    static_cast<Answer *>(answer)->sent = true;
    static_cast<Answer *>(answer)->address = address;
    return CURL_PREREQFUNC_OK;
}

std::size_t onHeader(char *data, std::size_t, std::size_t size, void *answer)
{
    return takeHeader(*static_cast<Answer *>(answer), {data, size}) ? size : 0;
}

std::size_t onBody(char *data, std::size_t, std::size_t size, void *answer)
{
    return takeBody(*static_cast<Answer *>(answer), {data, size}) ? size : 0;
}

Failure failureOf(CURL *curl, CURLcode code, const Console &console)
{
    long error = 0;
    curl_off_t connected = 0;
    curl_easy_getinfo(curl, CURLINFO_OS_ERRNO, &error);
    curl_easy_getinfo(curl, CURLINFO_CONNECT_TIME_T, &connected);
    switch (code) {
    case CURLE_URL_MALFORMAT:
    case CURLE_COULDNT_RESOLVE_HOST:
        return Failure::NameNotFound;
    case CURLE_COULDNT_CONNECT:
        return error == ECONNREFUSED ? Failure::ConnectionRefused : Failure::Unreachable;
    case CURLE_OPERATION_TIMEDOUT:
        return connected == 0 ? Failure::Unreachable : Failure::TimedOut;
    case CURLE_PEER_FAILED_VERIFICATION:
        return console.trust == Trust::Pin ? Failure::CertificateChanged : Failure::CertificateUntrusted;
    case CURLE_SSL_CACERT_BADFILE:
        return Failure::CaFile;
    case CURLE_SSL_CONNECT_ERROR:
        return Failure::Tls;
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
        return Failure::ConnectionLost;
    default:
        return Failure::Internal;
    }
}

void setRoute(CURL *curl, const Console &console, const std::string &url, const List &route)
{
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L); // curl repeats a request on a reused connection only
    curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_SESSIONID_CACHE, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_QUICK_EXIT,
                     1L); // a name server that does not answer must not hold the report back
    if (!console.address.empty())
        curl_easy_setopt(curl, CURLOPT_CONNECT_TO, route.get());
}

void setRequest(CURL *curl, const Request &request, const List &headers)
{
    if (!request.body.empty()) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.body.size()));
        // Read from there, not copied, and as long as just said.
        // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage)
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
    }
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(request.connectLimit.count()));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(request.limit.count()));
}

void setAnswer(CURL *curl, Answer &answer)
{
    curl_easy_setopt(curl, CURLOPT_PREREQFUNCTION, aboutToSend);
    curl_easy_setopt(curl, CURLOPT_PREREQDATA, &answer);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, onBody);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, onHeader);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer);
}

std::string bracketed(const std::string &host)
{
    return host.find(':') == std::string::npos ? host : '[' + host + ']';
}

} // namespace

Answer ask(const Console &console, const Request &request)
{
    Answer answer;
    answer.body.reserve(largestAnswer);
    List headers(nullptr, curl_slist_free_all);
    List route(nullptr, curl_slist_free_all);
    const Handle curl(curl_easy_init(), curl_easy_cleanup);
    if (!curl)
        return answer;

    append(headers, "Expect:");
    for (const std::string_view header : request.headers) {
        Bytes line;
        line.reserve(header.size() + 1);
        add(line, header);
        line.push_back('\0');
        append(headers, line.data());
    }
    append(route, ("::" + bracketed(console.address) + ':' + console.port).c_str());
    const std::string url = "https://" + bracketed(console.host) + ':' + console.port + request.path;
    char words[CURL_ERROR_SIZE] = {};
    curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, words);
    setRoute(curl.get(), console, url, route);
    setTrust(curl.get(), console);
    setRequest(curl.get(), request, headers);
    setAnswer(curl.get(), answer);

    const CURLcode code = curl_easy_perform(curl.get());
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    answer.complete = code == CURLE_OK;
    answer.failure = failureOf(curl.get(), code, console);
    if (!answer.complete)
        answer.detail = words[0] ? words : curl_easy_strerror(code);
    return answer;
}

} // namespace hmcscope::guard
