// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/boundedxml.h"
#include "hmc/parsers.h"

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxText = 200;

struct Version
{
    QString base; ///< "V10R3" where the HMC says so itself (from V8R8.2 on)
    QString version;
    QString release;
    QString servicePack;

    QString text() const
    {
        QString text = base;
        if (text.isEmpty() && !version.isEmpty())
            text = u'V' + version + (release.isEmpty() ? QString() : u'R' + release);
        if (!text.isEmpty() && !servicePack.isEmpty() && servicePack != u'0')
            text += u" SP"_s + servicePack;
        return text;
    }

    void take(QStringView name, const QString &text)
    {
        if (name == "Version"_L1)
            version = text;
        else if (name == "Release"_L1)
            release = text;
        else if (name == "ServicePackName"_L1)
            servicePack = text;
    }
};

} // namespace

Result<ConsoleIdentity> parseConsole(const QByteArray &xml)
{
    BoundedXml document(xml);
    ConsoleIdentity console;
    Version version;
    bool isConsole = false;
    bool inVersion = false;
    while (document.next()) {
        const QStringView name = document.name();
        isConsole = isConsole || name == "ManagementConsole"_L1;
        if (name == "VersionInfo"_L1)
            inVersion = document.isStart();
        if (!document.isEnd())
            continue;
        const QString text = document.text().left(maxText);
        if (inVersion)
            version.take(name, text);
        else if (name == "BaseVersion"_L1)
            version.base = text;
        else if (name == "ManagementConsoleName"_L1)
            console.name = text;
    }
    if (document.error())
        return *document.error();
    if (!isConsole)
        return Error{Error::Kind::Malformed, u"console: not its document"_s};
    console.version = version.text();
    return console;
}

} // namespace hmcscope
