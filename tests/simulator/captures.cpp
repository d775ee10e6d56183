// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/captures.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonValue>
#include <QRegularExpression>

using namespace hmcscope::simulator;
using namespace Qt::StringLiterals;

const QString hmci = u"mnellemann_hmci/"_s;
const QString powervm = u"powervm_pypowervm/"_s;
const QString mcp = u"randomparity_hmc-mcp/"_s;

namespace {

QByteArray contentsOf(const QString &name)
{
    QFile file(QStringLiteral(HMCSCOPE_CAPTURES "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A text file with sections HEADERS{ } and BODY{ }.
Capture sectionsOf(const QByteArray &text)
{
    Capture capture;
    const auto section = [&text](const QByteArray &name) {
        const qsizetype start = text.indexOf("\n" + name + "{") + name.size() + 2;
        return text.mid(start, text.indexOf("END OF SECTION}", start) - start);
    };
    const QString headers = QString::fromUtf8(section("HEADERS"));
    static const QRegularExpression name(u"'([\\w-]+)': "_s);
    for (auto match = name.globalMatch(headers); match.hasNext();)
        capture.headers.insert(match.next().captured(1).toLower());
    static const QRegularExpression type(u"'[Cc]ontent-[Tt]ype': '([^']+)'"_s);
    capture.contentType = type.match(headers).captured(1).toLatin1();
    static const QRegularExpression status(u"'status': '?(\\d+)"_s);
    capture.status = status.match(QString::fromUtf8(section("INFO"))).captured(1).toInt();
    capture.body = section("BODY").trimmed();
    return capture;
}

} // namespace

Capture captureOf(const QString &name)
{
    const QByteArray text = contentsOf(name);
    if (name.endsWith(u".txt"_s) && text.contains("\nBODY{"))
        return sectionsOf(text);
    if (!name.contains(u"/rest-"_s))
        return {.body = text};
    const QJsonDocument fixture = QJsonDocument::fromJson(text);
    return {.status = fixture[u"status"].toInt(),
            .contentType = fixture[u"content_type"].toString().toLatin1(),
            .body = fixture[u"body"].toString().toUtf8()};
}

QList<Case> pcmCases()
{
    const QByteArray system = "/rest/api/pcm/ManagedSystem/%0/";
    const QByteArray energy = system + "ProcessedMetrics?Type=Energy&NoOfSamples=1";
    const QByteArray unmonitored = "/rest/api/pcm/ManagedSystem/%3/ProcessedMetrics";
    const auto old = [](Dialect &dialect) { dialect.energyCapableKnown = false; };
    return {
        {.capture = hmci + u"energy.xml"_s, .path = energy},
        {.capture = hmci + u"4-managed-system-energy.xml"_s, .path = energy},
        {.capture = hmci + u"processed-metrics.xml"_s, .path = system + "ProcessedMetrics"},
        {.capture = hmci + u"2-managed-system-perf-feed.xml"_s, .path = system + "ProcessedMetrics"},
        {.capture = hmci + u"pcm-data-energy.json"_s, .path = "file:" + energy},
        {.capture = hmci + u"4-managed-system-emergy-perf-data.json"_s, .path = "file:" + energy},
        {.capture = hmci + u"2-managed-system-pcm-preferences.xml"_s, .path = system + "preferences"},
        {.capture = hmci + u"system-preferences.xml"_s, .path = system + "preferences"},
        {.capture = mcp + u"rest-pcm-preferences.json"_s, .path = system + "preferences"},
        // Made when no HMC could monitor energy.
        {.capture = powervm + u"pcm_pref.txt"_s,
         .path = system + "preferences",
         .prepare = old,
         .without = {u"EnergyMonitorEnabled"_s}},
        {.capture = mcp + u"rest-pcm-metrics-403.json"_s, .path = unmonitored},
        {.capture = mcp + u"rest-pcm-metrics-404-v11r2.json"_s,
         .path = unmonitored,
         .generation = Dialect::Generation::V11},
        {.capture = powervm + u"ltm_feed.txt"_s, .path = system + "RawMetrics/EnergyMonitor"},
        {.capture = powervm + u"ltm_feed2.txt"_s, .path = system + "RawMetrics/EnergyMonitor"},
        {.capture = powervm + u"ltm_feed_lpars.txt"_s, .path = system + "RawMetrics/EnergyMonitor"},
        {.capture = powervm + u"stm_feed.txt"_s, .path = system + "RawMetrics/EnergyMonitor"},
    };
}

QList<Case> uomCases()
{
    const QByteArray console = "/rest/api/uom/ManagementConsole";
    return {
        {.capture = hmci + u"1-hmc.xml"_s, .path = console, .generation = Dialect::Generation::V9},
        // The excerpt has lost what makes the document long.
        {.capture = mcp + u"body-rest-management-console.EXCERPT.xml"_s,
         .path = console,
         .need = Need::TheirsWithin},
        // Of 2013: frames and pools of systems, versions without content, links without a host.
        {.capture = powervm + u"managementconsole.txt"_s,
         .path = console,
         .generation = Dialect::Generation::V8,
         .need = Need::TheirsWithin,
         .without = {u"ManagedFrames"_s, u"PowerEnterprisePools"_s}},
        {.capture = mcp + u"rest-user-profile.json"_s,
         .path = console + "/%c/UserProfile/%u",
         .accept = "application/vnd.ibm.powervm.uom+xml; type=UserProfile"},
        {.capture = powervm + u"cluster.txt"_s, .path = "/rest/api/uom/Cluster/%k"},
        {.capture = powervm + u"ssp.txt"_s, .path = "/rest/api/uom/SharedStoragePool/%p"},
        {.capture = mcp + u"rest-lpar-not-found.json"_s, .path = "/rest/api/uom/LogicalPartition/0"},
        {.capture = mcp + u"rest-vios-feed-500-v11r2.json"_s,
         .path = "/rest/api/uom/VirtualIOServer",
         .generation = Dialect::Generation::V11,
         .fault = 500},
        {.capture = powervm + u"fake_httperror.txt"_s,
         .path = "/rest/api/uom/VirtualIOServer",
         .generation = Dialect::Generation::V8,
         .fault = 500},
        {.capture = powervm + u"fake_httperror_service_unavail.txt"_s,
         .path = "/rest/api/uom/VirtualIOServer",
         .generation = Dialect::Generation::V8,
         .fault = 503},
    };
}

/// Files that answer calls which the simulator does not answer, requests, licences, and bodies that are in
/// another file too.
const QStringList &notCompared()
{
    static const QStringList names{
        hmci + u"LICENSE.txt"_s,
        hmci + u"2-managed-system.xml"_s,
        hmci + u"2-managed-system-2.xml"_s,
        hmci + u"2-vios.xml"_s,
        hmci + u"3-lpar.xml"_s,
        hmci + u"logical-partitions.xml"_s,
        hmci + u"managed-systems.xml"_s,
        hmci + u"hmc-logon-request.xml"_s,
        // Compared by AnswersTest, with the logon:
        hmci + u"hmc-logon-response.xml"_s,
        hmci + u"logon-response-http2-2024.http.txt"_s,
        powervm + u"logon.xml"_s,
        powervm + u"LICENSE.txt"_s,
        powervm + u"logon_file.xml"_s,
        powervm + u"lpar_pcm_data.txt"_s,
        powervm + u"phyp_pcm_data.txt"_s,
        powervm + u"phyp_pcm_data2.txt"_s,
        powervm + u"phyp_pcm_data3.txt"_s,
        powervm + u"vios_pcm_data.txt"_s,
        powervm + u"vios_pcm_data_sparse.txt"_s,
        powervm + u"lufeed.txt"_s,
        powervm + u"managedsystem.txt"_s,
        powervm + u"tier.txt"_s,
        mcp + u"LICENSE.txt"_s,
        mcp + u"body-rest-lpar-not-found.xml"_s,
        mcp + u"body-rest-ms-quick-all.json.txt"_s,
        mcp + u"body-rest-pcm-metrics-403.xml"_s,
        mcp + u"body-rest-pcm-metrics-404-v11r2.xml"_s,
        mcp + u"body-rest-pcm-preferences.xml"_s,
        mcp + u"body-rest-remote-access-406.html"_s,
        mcp + u"body-rest-user-profile.xml"_s,
        mcp + u"body-rest-vios-feed-500-v11r2.xml"_s,
        u"ManageIQ_ssp_excerpt/LICENSE.txt"_s,
        u"ManageIQ_ssp_excerpt/ssp_per_vios_pollux_20220422.csv"_s,
    };
    return names;
}

const QStringList &comparedByHand()
{
    static const QStringList names{
        hmci + u"pcm-data-managed-system.json"_s,
        hmci + u"2-managed-system-perf-data.json"_s,
        hmci + u"2-managed-system-perf-data2.json"_s,
        hmci + u"3-logical-partition-perf-data.json"_s,
        hmci + u"pcm-data-logical-partition.json"_s,
        hmci + u"pcm-data-logical-partition-sriov.json"_s,
        u"ManageIQ_ssp_excerpt/ms_processed_with_ssp_MINIMISED.json"_s,
        mcp + u"rest-ms-quick-all.json"_s,
        mcp + u"rest-pcm-preferences-406.json"_s,
        mcp + u"rest-remote-access-406.json"_s,
    };
    return names;
}
