// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_failure.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/history/filter.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/list/run_knowledge.h"
#include "deploy/models/time_context.h"

#include <QStringList>

namespace models {

using deployment::Status;
using history::Column;
using history::Row;

namespace {

/// Chinese words follow each other without the space that stands between them and a number.
QString withoutSpaceInHan(QString text)
{
    const auto isHan = [](QChar letter) { return letter >= u'\u4e00' && letter <= u'\u9fff'; };
    for (qsizetype at = text.size() - 2; at > 0; --at) {
        if (text[at] == u' ' && isHan(text[at - 1]) && isHan(text[at + 1]))
            text.remove(at, 1);
    }
    return text;
}

} // namespace

LiveFailure::LiveFailure(
    const diagnosis::LiveVersion& version, const RunKnowledge& knowledge, const TimeContext& time)
    : m_version(version)
    , m_knowledge(knowledge)
    , m_history(knowledge.history())
    , m_time(time)
    , m_records(knowledge.history(), time)
{
}

Emphasis LiveFailure::emphasisOfTraffic() const
{
    return m_version.hasFailedAfterLive ? Emphasis::Trouble : Emphasis::Warning;
}

Emphasis LiveFailure::emphasis() const
{
    return isAborted() ? Emphasis::Warning : emphasisOfTraffic();
}

/// As far as is known by nothing but somebody's wish.
bool LiveFailure::isAborted() const
{
    return m_version.failed && history::isAborted(m_history, *m_version.failed);
}

QString LiveFailure::reason() const
{
    const Row row = *m_version.failed;
    if (isAborted()) // who asked for it, too
        return goingOn(m_knowledge.stateOf(row, m_time.seenUntil()), m_time.now(), m_time.zone())
            .text();
    return reasonText(m_knowledge.digestOf(row), m_history.word(Column::CurrentStep, row));
}

/// "V2.1.0 failed 3 h ago"; of what tells no end it is known when it began, and not when it failed.
QString LiveFailure::text() const
{
    if (!m_version.failed)
        return {};
    const Row row = *m_version.failed;
    const auto end = m_records.end(row);
    const bool isRolledBack = m_history.status(row) == Status::RolledBack;
    if (!end || m_records.isInFuture(end)) {
        const QString what = isRolledBack ? tr("%1 rolled back", "a version")
            : isAborted()                 ? tr("%1 aborted", "a version")
                                          : tr("%1 failed", "a version");
        const bool isOfFuture = m_records.isInFuture(end.value_or(m_history.start(row)));
        const QString begin = isOfFuture ? LiveRecords::inFutureText()
            : deployment::isKnown(m_history.start(row))
            ? tr("began %1", "3 h ago").arg(m_records.ago(row))
            : tr("when is not known", "something failed");
        return what.arg(m_records.version(row)) + QStringLiteral(" · ") + withoutSpaceInHan(begin);
    }
    const QString what = isRolledBack ? tr("%1 rolled back %2", "a version; 3 h ago")
        : isAborted()                 ? tr("%1 aborted %2", "a version; 3 h ago")
                                      : tr("%1 failed %2", "a version; 3 h ago");
    // The version is a word of its own.
    return withoutSpaceInHan(what.arg(QStringLiteral("%1"), m_records.ago(row)))
        .arg(m_records.version(row));
}

/// The part that it has all the same: "traffic 25%".
QString LiveFailure::traffic() const
{
    // Of what may have failed before it is not known what it has by now.
    if (!m_version.hasFailedAfterLive || m_version.deleted)
        return {};
    const auto* digest = m_knowledge.digestOf(*m_version.failed);
    const bool hasTraffic =
        digest != nullptr && digest->status == Status::Failed && digest->traffic.value_or(0) > 0;
    return hasTraffic ? tr("traffic %1", "a percentage").arg(percentText(digest->traffic))
                      : QString();
}

GoingOn::Part LiveFailure::withTraffic() const
{
    QStringList texts{text(), traffic()};
    texts.removeAll(QString());
    return {texts.join(QStringLiteral(" · ")), emphasis()};
}

GoingOn::Part LiveFailure::withReason() const
{
    const QString what = text();
    const QString why = what.isEmpty() ? QString() : reason();
    return {why.isEmpty() ? what : tr("%1: %2", "what happened: why").arg(what, why), emphasis()};
}

GoingOn::Part LiveFailure::trafficBeside() const
{
    const QString part = traffic();
    return {part.isEmpty() ? QString() : m_records.version(*m_version.failed) + u' ' + part,
        emphasisOfTraffic()};
}

QString LiveFailure::doubt() const
{
    if (!m_version.failed || m_version.hasFailedAfterLive)
        return {};
    return tr("It is not known whether %1 failed before %2 went live.", "versions")
        .arg(m_records.version(*m_version.failed), m_records.version(*m_version.live));
}

} // namespace models
