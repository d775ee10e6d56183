// SPDX-License-Identifier: GPL-3.0-or-later
// A window without a window: logs on with the order from its standard input, says how it went and stays until
// it is killed. Input: host, port, pin (hex), user, password, one line each; without a user the password is
// the token of a session to adopt.
#include "hmc/guardprocess.h"

#include <QCoreApplication>

#include <cstdio>
#include <iostream>
#include <string>

namespace {

QByteArray line()
{
    std::string text;
    std::getline(std::cin, text);
    return QByteArray::fromStdString(text);
}

void say(const char *word)
{
    std::puts(word);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    using namespace hmcscope;
    QCoreApplication application(argc, argv);
    LogonOrder order;
    order.endpoint.host = QString::fromUtf8(line());
    order.endpoint.port = line().toUShort();
    order.trust.kind = TrustRule::Kind::Pin;
    order.trust.pin = QByteArray::fromHex(line());
    order.user = QString::fromUtf8(line());
    order.password = Secret(line());
    order.memento = "hmcscope/test owner";
    GuardProcess guard(application.applicationDirPath() +
                       QStringLiteral("/../libexec/hmcscope/hmcscope-guard"));
    QObject::connect(&guard, &GuardLink::loggedOn, &guard, [] { say("logged on"); });
    QObject::connect(&guard, &GuardLink::adopted, &guard, [] { say("adopted"); });
    QObject::connect(&guard, &GuardLink::refused, &guard, [] { say("refused"); });
    QObject::connect(&guard, &GuardLink::failed, &guard, [] { say("failed"); });
    QObject::connect(&guard, &GuardLink::outcomeUnknown, &guard, [] { say("unknown"); });
    if (order.user.isEmpty())
        guard.adopt({order.endpoint, order.trust, order.password, order.memento, {}});
    else
        guard.logOn(order);
    return application.exec();
}
