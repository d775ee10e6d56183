// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/console.h"

#include "simulator/markup.h"

namespace hmcscope::simulator {

namespace {

constexpr const char *consoleId = "2c6b6620-e3e3-3294-aaf5-38e546ff672b";
constexpr const char *uomNamespace = "http://www.ibm.com/xmlns/systems/power/firmware/uom/mc/2012_10/";
constexpr const char *metadata = "\n        <Metadata>\n            <Atom/>\n        </Metadata>\n        ";

QByteArray group(const char *name, const QByteArray &content)
{
    return QByteArray("    <") + name + " kb=\"ROR\" kxe=\"false\" schemaVersion=\"V1_0\">" + metadata +
           content + "\n    </" + name + ">\n";
}

QByteArray systemLinks(const Hmc &hmc, const QByteArray &self)
{
    QByteArray links;
    for (const System &system : hmc.fleet) {
        links += "        <link href=\"" + self + "/ManagedSystem/" + system.uuid.toLatin1() +
                 "\" rel=\"related\"/>\n";
    }
    return links;
}

QByteArray version()
{
    return element("BuildLevel", "CUD", "2408210051") + element("Maintenance", "CUD", "0") +
           element("Minor", "CUD", "3") + element("Release", "CUD", "3") +
           element("ServicePackName", "CUD", "1060") + element("Version", "CUR", "10");
}

QByteArray interfaces()
{
    return "    <NetworkInterfaces kb=\"CUD\" kxe=\"false\" schemaVersion=\"V1_0\">" + QByteArray(metadata) +
           "<ManagementConsoleNetworkInterface schemaVersion=\"V1_0\">" + metadata +
           element("InterfaceName", "CUD", "eth0") + element("NetworkAddress", "CUR", "192.0.2.1") +
           "\n        </ManagementConsoleNetworkInterface>\n    </NetworkInterfaces>\n";
}

QByteArray consoleElement(const Hmc &hmc, const QByteArray &self)
{
    const QByteArray space = uomNamespace;
    return "<ManagementConsole:ManagementConsole xmlns:ManagementConsole=\"" + space + "\" xmlns=\"" + space +
           "\" xmlns:ns2=\"http://www.w3.org/XML/1998/namespace/k2\" schemaVersion=\"V1_0\">\n    "
           "<Metadata>\n        <Atom>\n"
           "            <AtomID>" +
           consoleId + "</AtomID>\n            <AtomCreated>" + QByteArray::number(hmc.clock.nowMs()) +
           "</AtomCreated>\n        </Atom>\n    </Metadata>\n" +
           group("MachineTypeModelAndSerialNumber", element("MachineType", "CUR", "7063") +
                                                        element("Model", "CUR", "CR2") +
                                                        element("SerialNumber", "CUR", "78ACE10")) +
           "    <ManagedSystems kb=\"CUD\" kxe=\"false\">\n" + systemLinks(hmc, self) +
           "    </ManagedSystems>\n    "
           // A real name ends with a line break inside its element.
           + element("ManagementConsoleName", "CUR",
                     escaped(QString::fromUtf8(hmc.options.certificateName)) + '\n') +
           '\n' + interfaces() + group("VersionInfo", version()) + "    " +
           "<BaseVersion ksv=\"V1_2_0\" kb=\"ROR\" kxe=\"false\">V10R3</BaseVersion>\n"
           "</ManagementConsole:ManagementConsole>";
}

} // namespace

QByteArray managementConsole(const Hmc &hmc)
{
    const QByteArray all = QByteArray(linkBase) + "/rest/api/uom/ManagementConsole";
    const QByteArray self = all + '/' + consoleId;
    const QByteArray now = hmc.clock.xml(hmc.clock.nowMs());
    return "\n<feed " + QByteArray(atomNamespaces) + ">\n    <id>" + freshId() + "</id>\n    <updated>" +
           now + "</updated>\n    <link rel=\"SELF\" href=\"" + all +
           "\"/>\n    <link rel=\"MANAGEMENT_CONSOLE\" href=\"" + self +
           "\"/>\n    <generator>IBM Power Systems Management Console</generator>\n    <entry>\n        "
           "<id>" +
           consoleId + "</id>\n        <title>ManagementConsole</title>\n        <published>" + now +
           "</published>\n        <link rel=\"SELF\" href=\"" + self + "\"/>\n        " + author +
           "\n        <etag:etag xmlns:etag=\"" + uomNamespace + "\" xmlns=\"" + uomNamespace +
           "\">736847509</etag:etag>\n        "
           "<content type=\"application/vnd.ibm.powervm.uom+xml; type=ManagementConsole\">\n            " +
           consoleElement(hmc, self) + "\n        </content>\n    </entry>\n</feed>\n";
}

} // namespace hmcscope::simulator
