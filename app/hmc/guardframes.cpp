// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/guardframes.h"

#include "guard/frames.h"

#include <QFile>
#include <QLocale>
#include <QTimeZone>
#include <QUrl>

#include <utility>

namespace hmcscope {

using guard::FrameType;

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// As a name server and a certificate know it.
QByteArray hostForWire(const QString &host)
{
    QUrl url;
    url.setHost(host);
    return url.host(QUrl::FullyEncoded).toLatin1();
}

/// Which console, and whom to believe that it is the one: the first four fields of either order.
struct Target
{
    Target(const Endpoint &endpoint, const TrustRule &rule)
        : host(hostForWire(endpoint.host))
        , port(QByteArray::number(endpoint.port))
    {
        if (rule.kind == TrustRule::Kind::CaFile) {
            trust = guard::Trust::CaFile;
            file = QFile::encodeName(rule.caFile);
        } else if (rule.kind == TrustRule::Kind::Pin) {
            trust = guard::Trust::Pin;
            file = rule.pin;
        }
    }
    QByteArray host;
    QByteArray port;
    guard::Trust trust = guard::Trust::Authorities;
    QByteArray file; ///< or the pin
};

} // namespace

bool appendOrder(QByteArray &out, const LogonOrder &order)
{
    const Target target(order.endpoint, order.trust);
    const QByteArray user = order.user.toUtf8();
    return guard::append(out, FrameType::LogOn,
                         {view(target.host), view(target.port), guard::codeField(target.trust),
                          view(target.file), view(user), view(order.password.reveal()), view(order.memento)});
}

bool appendOrder(QByteArray &out, const AdoptionOrder &order)
{
    const Target target(order.endpoint, order.trust);
    return guard::append(out, FrameType::Adopt,
                         {view(target.host), view(target.port), guard::codeField(target.trust),
                          view(target.file), view(order.token.reveal()), view(order.memento),
                          view(order.address)});
}

Error guardError(std::string_view code, const QString &detail)
{
    using guard::Failure;
    using Kind = Error::Kind;
    static constexpr std::pair<Failure, Kind> kinds[] = {
        {Failure::Cancelled, Kind::Cancelled},
        {Failure::OtherBuild, Kind::GuardMissing},
        {Failure::NameNotFound, Kind::NameNotFound},
        {Failure::ConnectionRefused, Kind::ConnectionRefused},
        {Failure::Unreachable, Kind::Unreachable},
        {Failure::ConnectionLost, Kind::ConnectionLost},
        {Failure::TimedOut, Kind::TimedOut},
        {Failure::Tls, Kind::Tls},
        {Failure::CertificateUntrusted, Kind::CertificateUntrusted},
        {Failure::CertificateChanged, Kind::CertificateChanged},
        {Failure::CaFile, Kind::File},
        {Failure::Unencodable, Kind::Malformed},
    };
    for (const auto &[failure, kind] : kinds) {
        if (code == guard::codeField(failure))
            return {.kind = kind, .detail = detail};
    }
    return {.kind = Kind::Internal, .detail = detail};
}

qint64 msOfDate(std::string_view field)
{
    QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(field.data(), static_cast<qsizetype>(field.size())),
                                QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeZone(QTimeZone::utc());
    return date.isValid() ? date.toMSecsSinceEpoch() : 0;
}

} // namespace hmcscope
