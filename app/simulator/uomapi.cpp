// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/uomapi.h"

#include "simulator/console.h"
#include "simulator/inventory.h"
#include "simulator/storageinventory.h"

namespace hmcscope::simulator {

namespace {

/// JSON, or why there is none: an empty collection (`known`), or nothing of that name.
Answer jsonAnswer(const Question &question, const QByteArray &json, bool known)
{
    if (!json.isEmpty())
        return {.contentType = "application/json", .body = json};
    return known ? Answer{.status = 204, .contentType = "text/plain"} : question.problem(404);
}

Answer managedSystemAnswer(const Question &question, const QList<QByteArray> &parts)
{
    if (parts.size() == 3 && parts.at(1) == "quick" && parts.at(2) == "All")
        return jsonAnswer(question, quickAll(question.hmc), true);
    const System *system = question.hmc.system(QString::fromLatin1(parts.value(1)));
    if (!system)
        return question.problem(404);
    if (parts.size() == 3 && parts.at(2) == "quick")
        return jsonAnswer(question, quick(question.hmc, *system), false);
    if (parts.size() == 4 && parts.at(2) == "quick")
        return jsonAnswer(question, quickProperty(question.hmc, *system, parts.at(3)), false);
    if (parts.size() == 5 && parts.at(2) == "VirtualIOServer" && parts.at(3) == "quick" &&
        parts.at(4) == "All")
        return jsonAnswer(question, quickAllVios(question.hmc, *system), true);
    return question.problem(404);
}

/// All of a collection, or the one whose id the path names.
Answer collectionAnswer(const Question &question, const QList<QByteArray> &parts,
                        const QList<UomObject> &objects)
{
    if (parts.size() == 1)
        return uomFeedAnswer(question, parts.at(0), parts.at(0), objects);
    for (const UomObject &object : objects) {
        if (parts.size() == 2 && parts.at(1) == object.id)
            return uomEntryAnswer(question, object);
    }
    return question.problem(404);
}

Answer consoleAnswer(const Question &question, const QList<QByteArray> &parts)
{
    if (parts.size() < 3)
        return collectionAnswer(question, parts, {managementConsole(question)});
    if (parts.at(1) != consoleId || parts.at(2) != "UserProfile")
        return question.problem(404);
    const UomObject profile = userProfile(question);
    if (parts.size() == 3)
        return uomFeedAnswer(question, profile.type, profile.collection, {profile});
    return parts.size() == 4 && parts.at(3) == profile.id ? uomEntryAnswer(question, profile)
                                                          : question.problem(404);
}

} // namespace

Answer answerUom(const Question &question, const QByteArray &path)
{
    const QList<QByteArray> parts = path.mid(QByteArrayView("/rest/api/uom/").size()).split('/');
    const QByteArray &type = parts.at(0);
    if (type == "ManagementConsole")
        return consoleAnswer(question, parts);
    if (type == "ManagedSystem")
        return managedSystemAnswer(question, parts);
    if (type != "Cluster" && type != "SharedStoragePool")
        return question.problem(404);
    QList<UomObject> objects;
    for (const PoolCluster &cluster : question.hmc.clusters)
        objects.append(type == "Cluster" ? clusterObject(question, cluster) : poolObject(cluster));
    return collectionAnswer(question, parts, objects);
}

} // namespace hmcscope::simulator
