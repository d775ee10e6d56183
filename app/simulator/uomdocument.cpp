// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/uomdocument.h"

namespace hmcscope::simulator {

namespace {

constexpr const char *uomNamespace = "http://www.ibm.com/xmlns/systems/power/firmware/uom/mc/2012_10/";

QByteArray selfOf(const Question &question, const UomObject &object)
{
    return question.base() + "/rest/api/uom/" + object.collection + '/' + object.id;
}

/// A signed number that depends on the content alone, as a real HMC's.
QByteArray etagOf(const QList<UomObject> &objects)
{
    QByteArray all;
    for (const UomObject &object : objects)
        all += object.id + object.content;
    return QByteArray::number(qint32(qHash(all) & 0xFFFFFFFFU));
}

QByteArray rootElement(const Question &question, const UomObject &object)
{
    const QByteArray space = uomNamespace;
    return '<' + object.type + ':' + object.type + " xmlns:" + object.type + "=\"" + space + "\" xmlns=\"" +
           space + "\" xmlns:ns2=\"http://www.w3.org/XML/1998/namespace/k2\" schemaVersion=\"" +
           object.schema + "\">\n    <Metadata>\n        <Atom>\n            <AtomID>" + object.id +
           "</AtomID>\n            <AtomCreated>" + QByteArray::number(question.hmc.clock.nowMs()) +
           "</AtomCreated>\n        </Atom>\n    </Metadata>\n" + object.content + "</" + object.type + ':' +
           object.type + '>';
}

QByteArray entry(const Question &question, const UomObject &object, const QByteArray &namespaces)
{
    const QByteArray space = uomNamespace;
    const QByteArray consoleLink = "\n    <link rel=\"MANAGEMENT_CONSOLE\" href=\"" + question.base() +
                                   "/rest/api/uom/ManagementConsole/" + consoleId + "\"/>";
    return "<entry" + namespaces + ">\n    <id>" + object.id + "</id>\n    <title>" + object.type +
           "</title>\n    <published>" + question.now() + "</published>\n    <link rel=\"SELF\" href=\"" +
           selfOf(question, object) + "\"/>" + (namespaces.isEmpty() ? QByteArray() : consoleLink) +
           "\n    " + author + "\n    <etag:etag xmlns:etag=\"" + space + "\" xmlns=\"" + space + "\">" +
           etagOf({object}) +
           "</etag:etag>\n    <content type=\"application/vnd.ibm.powervm.uom+xml; type=" + object.type +
           "\">\n        " + rootElement(question, object) + "\n    </content>\n</entry>\n";
}

QByteArray feed(const Question &question, const QByteArray &collection, const QList<UomObject> &objects)
{
    const QByteArray all = question.base() + "/rest/api/uom/" + collection;
    QByteArray text = "<feed " + QByteArray(atomNamespaces) + ">\n    <id>" + freshId() +
                      "</id>\n    <updated>" + question.now() + "</updated>\n    <link rel=\"SELF\" href=\"" +
                      all + "\"/>\n";
    // Only the console's own feed was seen with a link to its one entry.
    if (collection == "ManagementConsole")
        text += "    <link rel=\"MANAGEMENT_CONSOLE\" href=\"" + all + '/' + consoleId + "\"/>\n";
    text += "    <generator>IBM Power Systems Management Console</generator>\n";
    for (const UomObject &object : objects)
        text += entry(question, object, {});
    return text + "</feed>\n";
}

Answer answer(const Question &question, const QByteArray &type, const QByteArray &body,
              const QByteArray &etag)
{
    const QByteArray accept = question.request.header("accept").toLower();
    const bool uom = accept.startsWith("application/vnd.ibm.powervm.uom+xml");
    if (!accept.isEmpty() && !uom && !accept.contains("*/*") && !accept.contains("application/atom+xml") &&
        !accept.contains("application/xml"))
        return errorPage(406);
    const bool tagged = question.dialect().etags;
    if (tagged && question.request.header("if-none-match").replace("\"", "") == etag)
        return {.status = 304, .headers = {{"ETag", etag}}};
    Answer answer{.contentType =
                      uom ? "application/vnd.ibm.powervm.uom+xml; type=" + type : "application/atom+xml",
                  .body = question.document(body),
                  .headers = {{"X-HMC-Schema-Version", "V1_11_1"}}};
    if (tagged)
        answer.headers.append({"ETag", etag});
    answer.headers.append({"Last-Modified", HmcClock::http(question.hmc.clock.nowMs())});
    return answer;
}

} // namespace

QByteArray group(const QByteArray &name, const char *kb, const QByteArray &content, const QByteArray &more)
{
    const QByteArray key = kb ? QByteArray(" kb=\"") + kb + "\" kxe=\"false\"" : QByteArray();
    return "    <" + name + more + key +
           " schemaVersion=\"V1_0\">\n        <Metadata>\n            <Atom/>\n        </Metadata>\n       "
           " " +
           content + "\n    </" + name + ">\n";
}

Answer uomEntryAnswer(const Question &question, const UomObject &object)
{
    return answer(question, object.type, entry(question, object, ' ' + QByteArray(atomNamespaces)),
                  etagOf({object}));
}

Answer uomFeedAnswer(const Question &question, const QByteArray &type, const QByteArray &collection,
                     const QList<UomObject> &objects)
{
    if (objects.isEmpty())
        return {.status = 204, .contentType = "text/plain"};
    return answer(question, type, feed(question, collection, objects), etagOf(objects));
}

} // namespace hmcscope::simulator
