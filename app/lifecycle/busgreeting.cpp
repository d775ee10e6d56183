// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/busgreeting.h"

#include <QObject>
#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace hmcscope {
namespace {

struct Place
{
    sockaddr_un name{.sun_family = AF_UNIX, .sun_path = {}};
    socklen_t size = 0;
};

/// The value of one key in "unix:key=value,key=value", decoded; empty where it does not stand there.
QByteArray valueOf(const QByteArray &key, const QByteArray &address)
{
    const QByteArrayList pairs = address.mid(int(std::strlen("unix:"))).split(',');
    for (const QByteArray &pair : pairs) {
        if (pair.startsWith(key + '='))
            return QByteArray::fromPercentEncoding(pair.mid(key.size() + 1));
    }
    return {};
}

std::optional<Place> placeOf(const QByteArray &addresses)
{
    const QByteArray address = addresses.split(';').constFirst();
    if (!address.startsWith("unix:"))
        return {};
    QByteArray path = valueOf("path", address);
    if (path.isEmpty() && !valueOf("abstract", address).isEmpty())
        path = '\0' + valueOf("abstract", address);
    Place place;
    if (path.isEmpty() || size_t(path.size()) >= sizeof place.name.sun_path)
        return {};
    std::copy(path.begin(), path.end(), place.name.sun_path);
    place.size = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(path.size()));
    return place;
}

/// One attempt. It costs an idle socket while the bus is silent, hence there is no time limit.
class Greeting final : public QObject
{
public:
    Greeting(int connected, std::function<void()> greeted, QObject *parent)
        : QObject(parent)
        , m_socket(connected)
        , m_greeted(std::move(greeted))
        , m_readable(connected, QSocketNotifier::Read)
    {
        connect(&m_readable, &QSocketNotifier::activated, this, &Greeting::read);
    }
    ~Greeting() override
    {
        m_readable.setEnabled(false);
        ::close(m_socket);
    }
    Q_DISABLE_COPY_MOVE(Greeting)

private:
    void read()
    {
        char some[256];
        const ssize_t size = ::recv(m_socket, some, sizeof some, MSG_DONTWAIT);
        if (size < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (size > 0)
            m_words.append(some, size);
        const bool complete = m_words.contains('\n');
        if (size > 0 && !complete && m_words.size() < 1024)
            return;
        m_readable.setEnabled(false);
        deleteLater();
        if (complete && m_words.startsWith("OK "))
            m_greeted();
    }

    int m_socket;
    QByteArray m_words;
    std::function<void()> m_greeted;
    QSocketNotifier m_readable;
};

} // namespace

QByteArray systemBusAddress()
{
    const QByteArray given = qgetenv("DBUS_SYSTEM_BUS_ADDRESS");
    return given.isEmpty() ? "unix:path=/var/run/dbus/system_bus_socket" : given;
}

QByteArray sessionBusAddress()
{
    const QByteArray given = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    const QByteArray folder = qgetenv("XDG_RUNTIME_DIR");
    return given.isEmpty() && !folder.isEmpty() ? "unix:path=" + folder + "/bus" : given;
}

bool whenBusGreets(const QByteArray &address, QObject *context, std::function<void()> greeted)
{
    const std::optional<Place> place = placeOf(address);
    if (!place)
        return false;
    const int client = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (client < 0)
        return false;
    // the name is the user's number in digits, and those in hexadecimal
    const QByteArray hello =
        QByteArray(1, '\0') + "AUTH EXTERNAL " + QByteArray::number(::getuid()).toHex() + "\r\n";
    const auto *name = reinterpret_cast<const sockaddr *>(&place->name);
    if (::connect(client, name, place->size) != 0 ||
        ::send(client, hello.constData(), size_t(hello.size()), MSG_NOSIGNAL) != hello.size()) {
        ::close(client);
        return false;
    }
    new Greeting(client, std::move(greeted), context);
    return true;
}

} // namespace hmcscope
