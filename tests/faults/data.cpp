// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/cases.h"

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using Action = simulator::Fault::Action;
using simulator::Dialect;

namespace {

using Change = std::function<void(Dialect &)>;

constexpr char files[] = "EnergyMetrics_"; // JSON files of energy
constexpr char feeds[] = "?Type=Energy";   // the feeds that name them

/// The user reads why a system shows no data, and disconnects.
Case shown(Course course, const QString &name, const Change &change, DataState state,
           const QString &says = {})
{
    return {.subject = u"What the HMC collects"_s,
            .name = name,
            .course = course,
            .before = [change](Trial &trial) { trial.dial(change); },
            .says = says,
            .state = state};
}

QList<Case> collected()
{
    return {
        shown(
            Course::ShowsEnergy, u"Energy monitoring is off"_s,
            [](Dialect &dialect) { dialect.energyMonitor = false; }, DataState::EnergyOff, u"switched off"_s),
        shown(
            Course::ShowsEnergy, u"The model cannot report energy"_s,
            [](Dialect &dialect) {
                dialect.energyCapableKnown = true;
                dialect.energyCapable = false;
            },
            DataState::NotCapable, u"cannot report energy"_s),
        shown(
            Course::ShowsEnergy, u"Aggregation is off, energy"_s,
            [](Dialect &dialect) { dialect.aggregation = false; }, DataState::AggregationOff,
            u"aggregation"_s),
        shown(
            Course::ShowsSsp, u"Aggregation is off, SSP"_s,
            [](Dialect &dialect) { dialect.aggregation = false; }, DataState::AggregationOff,
            u"aggregation"_s),
        shown(
            Course::ShowsSsp, u"Only ComputeLTM is on"_s,
            [](Dialect &dialect) {
                dialect.aggregation = false;
                dialect.longTermMonitor = false;
            },
            DataState::ComputeLtmOnly, u"ComputeLTM"_s),
        shown(
            Course::ShowsEnergy, u"The user's role is missing"_s,
            [](Dialect &dialect) { dialect.roleMissing = true; }, DataState::NoAuthority, u"role"_s),
        shown(
            Course::ShowsEnergy, u"Nothing collected yet, empty feed"_s,
            [](Dialect &dialect) { dialect.noSamples = true; }, DataState::NoDataYet, u"no sample yet"_s),
        shown(
            Course::ShowsEnergy, u"Nothing collected yet, 204"_s,
            [](Dialect &dialect) {
                dialect.noSamples = true;
                dialect.emptyIs204 = true;
            },
            DataState::NoDataYet, u"no sample yet"_s),
        shown(
            Course::ShowsEnergy, u"Files of length 0"_s, [](Dialect &dialect) { dialect.emptyFiles = true; },
            DataState::NoDataYet),
        shown(
            Course::ShowsEnergy, u"Files expired (404)"_s,
            [](Dialect &dialect) { dialect.expiredFiles = true; }, DataState::NoDataYet),
        shown(
            Course::ShowsEnergy, u"Every value is null"_s, [](Dialect &dialect) { dialect.nulls = true; },
            DataState::EmptySamples, u"without these values"_s),
        shown(
            Course::ShowsEnergy, u"Samples that failed (status 1)"_s,
            [](Dialect &dialect) { dialect.sampleStatus = 1; }, DataState::EmptySamples,
            u"without these values"_s),
        shown(
            Course::ShowsEnergy, u"Partial samples (status 2)"_s,
            [](Dialect &dialect) { dialect.sampleStatus = 2; }, DataState::Ok),
        shown(
            Course::ShowsSsp, u"No Virtual I/O Server"_s, [](Dialect &dialect) { dialect.noVios = true; },
            DataState::EmptySamples, u"Virtual I/O Servers"_s),
        shown(
            Course::ShowsSsp, u"Virtual I/O Servers down"_s,
            [](Dialect &dialect) { dialect.viosDown = true; }, DataState::EmptySamples,
            u"Virtual I/O Servers"_s),
    };
}

Case answer(const QString &name, const simulator::Fault &fault, const QString &says = {})
{
    return {.subject = u"Answers that are not what they should be"_s,
            .name = name,
            .course = Course::ShowsEnergy,
            .before = [fault](Trial &trial) { trial.fault(fault); },
            .says = says,
            .state = DataState::Failed};
}

Case onFile(const QString &name, Action action, const QByteArray &text = {}, const QString &says = {})
{
    return answer(name, {.method = "GET", .pathContains = files, .action = action, .text = text}, says);
}

Case onFeed(const QString &name, Action action, const QByteArray &text = {}, const QString &says = {})
{
    return answer(name, {.method = "GET", .pathContains = feeds, .action = action, .text = text}, says);
}

} // namespace

QList<Case> monitoringCases()
{
    return collected();
}

QList<Case> answerCases()
{
    Case hung = onFile(u"File: never answered"_s, Action::Hang);
    hung.hurry = 40;
    Case foreign = answer(u"Links that name a foreign host"_s, {.times = 0});
    foreign.before = [](Trial &trial) {
        trial.dial([](Dialect &dialect) { dialect.links = Dialect::Links::ForeignHost; });
    };
    foreign.state = DataState::Ok;
    return {
        onFeed(u"Feed: garbage instead of XML"_s, Action::Body, "\x01\x02 no feed"),
        onFeed(u"Feed: a web page"_s, Action::Body, "<html><body>Welcome<br></body></html>"),
        onFeed(u"Feed: a document type definition"_s, Action::Body,
               R"(<!DOCTYPE feed [<!ENTITY a "a">]><feed xmlns="http://www.w3.org/2005/Atom">&a;</feed>)"),
        onFeed(u"Feed: half of it, then the end"_s, Action::Truncate),
        onFeed(u"Feed: an error (500)"_s, Action::Status),
        onFile(u"File: garbage instead of JSON"_s, Action::Body, "{nonsense"),
        onFile(u"File: half of it, then the end"_s, Action::Truncate),
        onFile(u"File: something that is not HTTP"_s, Action::Garbage),
        onFile(u"File: connection reset"_s, Action::Reset),
        onFile(u"File: larger than allowed"_s, Action::Body, '[' + QByteArray(65 * 1024 * 1024, ' ') + ']'),
        hung,
        foreign,
    };
}

} // namespace hmcscope::test
