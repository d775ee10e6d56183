// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/sentences.h"

#include "base/activecharacter.h"
#include "text/words.h"

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostCharacters = 300;

QString statusSentence(const Error &error, const QString &host)
{
    switch (error.status) {
    case 403:
        return Words::tr(
                   "%1 does not allow this to the user. An administrator of the HMC can change the user's "
                   "role.")
            .arg(host);
    case 404:
        return Words::tr(
                   "%1 does not know what was asked for: it was removed, or this HMC does not offer it.")
            .arg(host);
    case 503:
        return Words::tr("%1 is not ready; it may be starting. Try again in some minutes.").arg(host);
    default:
        return Words::tr("%1 answered with an error (status %2). Try again later.")
            .arg(host, QString::number(error.status));
    }
}

QString reachSentence(Error::Kind kind, const QString &host)
{
    switch (kind) {
    case Error::Kind::NameNotFound:
        return Words::tr("The name %1 is not known. Check the address.").arg(host);
    case Error::Kind::ConnectionRefused:
        return Words::tr(
                   "Nothing answers at %1. Check address and port: the HMC's REST API is at 12443, from V11 "
                   "on at 443.")
            .arg(host);
    case Error::Kind::Unreachable:
        return Words::tr(
                   "%1 cannot be reached. Check the network, and that a firewall lets ports 443 and 12443 "
                   "through.")
            .arg(host);
    case Error::Kind::ConnectionLost:
        return Words::tr(
                   "%1 closed the connection before its answer was complete; one that is restarting does so. "
                   "Try again in some minutes.")
            .arg(host);
    case Error::Kind::TimedOut:
        return Words::tr("%1 did not answer in time. Check the network; an HMC that is busy answers later.")
            .arg(host);
    default:
        return {};
    }
}

QString trustSentence(Error::Kind kind, const QString &host)
{
    switch (kind) {
    case Error::Kind::Tls:
        return Words::
            tr("No secure connection to %1 came about. Check address and port; the HMC must speak TLS 1.2 "
               "or later.")
                .arg(host);
    case Error::Kind::CertificateUntrusted:
        return Words::tr(
                   "The certificate of %1 is not trusted. Compare its fingerprint with the HMC's before you "
                   "trust it.")
            .arg(host);
    case Error::Kind::CertificateChanged:
        return Words::
            tr("The certificate of %1 is not the one you trusted; nothing was sent. If the HMC was given a "
               "new one, replace the old one under File > Trusted HMCs, by the fingerprint taken from the "
               "HMC itself; if not, somebody may be listening in.")
                .arg(host);
    default:
        return {};
    }
}

QString answerSentence(const Error &error, const QString &host)
{
    switch (error.kind) {
    case Error::Kind::Status:
        return statusSentence(error, host);
    case Error::Kind::Redirected:
        return Words::tr("%1 pointed elsewhere, which is never followed. Check address and port.").arg(host);
    case Error::Kind::Unauthorized:
        return Words::tr(
                   "%1 does not accept the session any more, or is starting. Connect again if that goes on.")
            .arg(host);
    case Error::Kind::TooLarge:
        return Words::tr("The answer of %1 was larger than allowed and was dropped. Check address and port.")
            .arg(host);
    case Error::Kind::Malformed:
        return Words::tr("The answer of %1 could not be understood. Check address and port.").arg(host);
    case Error::Kind::NotAnHmc:
        return Words::
            tr("%1 answers, but not as the REST API of an HMC. Check address and port: 12443, from V11 on "
               "443. An HMC that is starting needs some minutes more.")
                .arg(host);
    default:
        return {};
    }
}

QString localSentence(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Cancelled:
        return Words::tr("Cancelled.");
    case Error::Kind::File:
        return Words::tr("The file could not be read or written. Choose another one.");
    case Error::Kind::KeyStore:
        return Words::tr(
            "The key store of the desktop is missing, locked or refused. Type the password instead.");
    case Error::Kind::GuardMissing:
        return Words::tr(
            "The companion program hmcscope-guard is missing or of another version; without it there "
            "is no logon. Install HMC Scope again.");
    default:
        return Words::tr("Something went wrong inside HMC Scope. Try again.");
    }
}

QString plainSentence(const Error &error, const QString &host)
{
    switch (error.kind) {
    case Error::Kind::NameNotFound:
    case Error::Kind::ConnectionRefused:
    case Error::Kind::Unreachable:
    case Error::Kind::ConnectionLost:
    case Error::Kind::TimedOut:
        return reachSentence(error.kind, host);
    case Error::Kind::Tls:
    case Error::Kind::CertificateUntrusted:
    case Error::Kind::CertificateChanged:
        return trustSentence(error.kind, host);
    case Error::Kind::Status:
    case Error::Kind::Redirected:
    case Error::Kind::Unauthorized:
    case Error::Kind::TooLarge:
    case Error::Kind::Malformed:
    case Error::Kind::NotAnHmc:
        return answerSentence(error, host);
    case Error::Kind::Cancelled:
    case Error::Kind::File:
    case Error::Kind::KeyStore:
    case Error::Kind::GuardMissing:
    case Error::Kind::Internal:
        return localSentence(error.kind);
    }
    return {};
}

} // namespace

QString bounded(const QString &detail)
{
    // Cut before simplifying: a hostile text may be very long.
    QString words = detail.left(4 * mostCharacters);
    for (QChar &c : words) {
        if (isActive(c))
            c = u' ';
    }
    words = words.simplified();
    if (words.size() <= mostCharacters)
        return words;
    words.truncate(mostCharacters - 1);
    if (words.back().isHighSurrogate())
        words.chop(1);
    return words + u'…';
}

bool isUnreachable(Error::Kind kind)
{
    return !reachSentence(kind, {}).isEmpty();
}

QString errorSentence(const Error &error, const Endpoint &endpoint)
{
    const bool named = !endpoint.host.isEmpty();
    QString sentence = plainSentence(error, named ? bounded(endpoint.display()) : Words::tr("the HMC"));
    if (!named && error.kind == Error::Kind::NameNotFound)
        sentence = Words::tr("The HMC's name is not known. Check the network.");
    if (!named)
        sentence.replace(0, 1, sentence.at(0).toUpper());
    const QString words = bounded(error.detail);
    return words.isEmpty() ? sentence : sentence + u" ("_s + words + u')';
}

} // namespace hmcscope
