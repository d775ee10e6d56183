// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/console.h"

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

using Generation = Dialect::Generation;
using Elements = QList<std::pair<const char *, QByteArray>>;

/// Attributes of what came with this version of the schema.
QByteArray since(const char *schema)
{
    return QByteArray(" ksv=\"") + schema + '"';
}

QByteArray line(const char *name, const char *kb, const QByteArray &content, const QByteArray &more)
{
    return "    " + element(name, kb, content, more) + '\n';
}

struct Release
{
    const char *version;
    const char *release;
    const char *minor;
    const char *servicePack;
    const char *build;
    const char *base;
};

Release releaseOf(Generation generation)
{
    switch (generation) {
    case Generation::V8:
        return {"8", "8", "6", "0", "1609202036", "V8R8.6.0"};
    case Generation::V9:
        return {"9", "2", "0", "950", "2010230054", "V9R2"};
    case Generation::V11:
        return {"11", "2", "0", "1120", "2509120143", "V11R2"};
    case Generation::V10:
        break;
    }
    return {"10", "3", "3", "1060", "2408210051", "V10R3"};
}

QByteArray systemLinks(const Question &question)
{
    QByteArray links;
    for (const System &system : question.hmc.fleet) {
        links += "        <link href=\"" + question.base() + "/rest/api/uom/ManagementConsole/" + consoleId +
                 "/ManagedSystem/" + system.uuid.toLatin1() + "\" rel=\"related\"/>\n";
    }
    return "    <ManagedSystems kb=\"CUD\" kxe=\"false\">\n" + links + "    </ManagedSystems>\n";
}

QByteArray consoleName(const Question &question)
{
    QString name = question.hmc.options.name;
    if (question.dialect().oddNames)
        name += u" \"Süd\" & <b>Nord</b>"_s;
    // A real name ends with a line break inside its element.
    return line("ManagementConsoleName", "CUR", escaped(name) + '\n', {});
}

QByteArray interfaces()
{
    return group(
        "NetworkInterfaces", "CUD",
        group("ManagementConsoleNetworkInterface", nullptr,
              element("InterfaceName", "CUD", "eth0") + element("NetworkAddress", "CUR", "192.0.2.1")));
}

QByteArray model(const QByteArray &name, const QByteArray &space)
{
    return group(name + "ObjectModelVersion", "ROR",
                 element("MinorVersion", "CUR", "1.0") +
                     element("SchemaNamespace", "CUR",
                             "http://www.ibm.com/xmlns/systems/power/firmware/" + space + "/mc/2012_10/"));
}

QByteArray versions(const Release &release)
{
    return model("Template", "templates") + model("User", "uom") +
           group("VersionInfo", "ROR",
                 element("BuildLevel", "CUD", release.build) + element("Maintenance", "CUD", "0") +
                     element("Minor", "CUD", release.minor) + element("Release", "CUD", release.release) +
                     element("ServicePackName", "CUD", release.servicePack) +
                     element("Version", "CUR", release.version)) +
           model("Web", "web") + line("BIOS", "ROR", "edk2-20241117-2.el9_6.2", since("V1_2_0")) +
           line("BaseVersion", "ROR", release.base, since("V1_2_0")) +
           line("Driver", "ROR", {}, since("V1_2_0")) + line("LicenseID", "ROR", {}, since("V1_2_0")) +
           line("LicenseFirstYear", "ROR", {}, since("V1_2_0"));
}

/// The list of fixes is what makes a real console's document long.
QByteArray fixes(bool many)
{
    QByteArray details;
    for (int fix = 0; fix < (many ? 365 : 3); ++fix) {
        details += group("IFixDetail", nullptr,
                         element("IFix", "ROO",
                                 "MF" + QByteArray::number(71'000 + fix) +
                                     " - Service Pack of the HMC and its fixes [x86_64 and ppc64le]",
                                 since("V1_3_0")));
    }
    return group("IFixDetails", "ROO", details, since("V1_3_0"));
}

QByteArray machine()
{
    const QByteArray schema = since("V1_5_2");
    return line("PublicSSHKeyValue", "ROO", "ssh-rsa AAAAB3NzaC1yc2E= hscroot@hmc", since("V1_3_1")) +
           group("ProcConfiguration", "ROO",
                 element("NumberOfProcessors", "ROO", "6", schema) +
                     element("ModelName", "ROO", "POWER9 (architected)", schema) +
                     element("Architecture", "ROO", "ppc64le", schema),
                 schema) +
           group("MemConfiguration", "ROO",
                 element("TotalMemory", "ROO", "32768", schema) +
                     element("TotalSwapMemory", "ROO", "2046", schema),
                 schema);
}

QByteArray minutes(int seconds)
{
    return QByteArray::number(seconds / 60);
}

/// Settings of the web server, which older consoles do not tell.
QByteArray limits(const Dialect &dialect)
{
    const Elements settings{
        {"IdleTimeout", minutes(dialect.idleExpiry)},
        {"SessionTimeout", minutes(dialect.sessionExpiry)},
        {"MaxWebUILoginAttempts", QByteArray::number(dialect.lockAfter)},
        {"WebUISuspendTime", minutes(dialect.lockSeconds)},
        {"MaxCertificateValidity", "3650"},
        {"RemoteWebAccess", "true"},
        {"RemoteCommandAccess", "true"},
        {"RemoteVirtualTerminalAccess", "true"},
    };
    QByteArray text;
    for (const auto &[name, value] : settings)
        text += line(name, "UOD", value, " group=\"Advanced\"" + since("V1_14_0"));
    return text;
}

} // namespace

UomObject managementConsole(const Question &question)
{
    const Dialect &dialect = question.dialect();
    const bool tellsLimits = dialect.generation == Generation::V10 || dialect.generation == Generation::V11;
    const QByteArray content = group("MachineTypeModelAndSerialNumber", "ROR",
                                     element("MachineType", "CUR", "7063") + element("Model", "CUR", "CR2") +
                                         element("SerialNumber", "CUR", "78ACE10")) +
                               systemLinks(question) + consoleName(question) + interfaces() +
                               versions(releaseOf(dialect.generation)) + fixes(dialect.bigConsole) +
                               machine() + (tellsLimits ? limits(dialect) : QByteArray());
    return {"ManagementConsole", consoleId, "ManagementConsole", content};
}

UomObject userProfile(const Question &question)
{
    const Dialect &dialect = question.dialect();
    const QString user = question.hmc.options.user;
    const QByteArray id = uuidFor(u"user/"_s + user).toLatin1();
    const QByteArray schema = since("V1_17_0");
    const auto lines = [&schema](const Elements &elements, const char *kb) {
        QByteArray text;
        for (const auto &[name, value] : elements)
            text += line(name, kb, value, schema);
        return text;
    };
    const QByteArray role = dialect.roleMissing ? "hmcoperator" : "hmcsuperadmin";
    const QByteArray content =
        lines({{"UserID", escaped(user)}, {"UserProfileUUID", id}}, "COR") +
        lines({{"UserDescription", {}}}, "CUD") + lines({{"IsPredefinedUser", "true"}}, "COR") +
        lines({{"AuthenticationType", "local"},
               {"UserProfilePassword", {}},
               {"PasswordExpiry", "99999"},
               {"AssociatedTaskRole", role}},
              "CUD") +
        group("AssociatedResourceRoles", "CUD",
              element("AssociatedResourceRole", "CUD", "AllSystemResources", schema), schema) +
        lines({{"SessionTimeout", minutes(dialect.sessionExpiry)},
               {"VerifySessionTimeout", "0"},
               {"IdleSessionTimeout", minutes(dialect.idleExpiry)},
               {"UserInactivity", "0"},
               {"MinimumPasswordAge", "0"},
               {"AllowWebRemoteAccess", "true"},
               {"AllowSSHRemoteAccess", "true"}},
              "CUD") +
        lines({{"IsPasswordPolicyEnabled", "false"}}, "COR");
    return {"UserProfile", id, QByteArray("ManagementConsole/") + consoleId + "/UserProfile", content};
}

} // namespace hmcscope::simulator
