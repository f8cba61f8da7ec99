// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_lines.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"

#include <QFont>
#include <QLocale>

namespace widgets {

namespace {

constexpr std::size_t charactersShown = 8192;
constexpr std::size_t maxBytesOfACharacter = 4;
constexpr qsizetype tabStop = 8; // characters, as in terminals

} // namespace

LogLines::LogLines(const models::TimeContext& time)
    : m_time(time)
    , m_metrics(QFont())
{
}

void LogLines::setDeployment(std::shared_ptr<const deployment::Deployment> deployment)
{
    m_deployment = std::move(deployment);
    m_lines.clear();
}

void LogLines::setFont(const QFont& font)
{
    m_metrics = QFontMetrics(font);
    QString widest =
        spansDays() ? QStringLiteral("2025-02-15 00:00:00") : QStringLiteral("00:00:00");
    if (hasOtherOffsets())
        widest += QStringLiteral(" +00:00");
    m_timeWidth = m_metrics.horizontalAdvance(widest);
    m_lines.clear();
}

bool LogLines::spansDays() const
{
    if (!m_deployment || m_deployment->log.empty())
        return false;
    const deployment::Log& log = m_deployment->log;
    const auto day = [&](std::size_t entry) {
        return deployment::startOfDay(log.time(entry), m_time.zone());
    };
    // Only what stands at the beginning may have no time.
    const std::size_t first = log.lowerBound(deployment::unknownTime + deployment::Milliseconds(1));
    return first < log.size() && day(first) != day(log.size() - 1);
}

/// Whether some entries may be of another offset from UTC than the start of the deployment.
bool LogLines::hasOtherOffsets() const
{
    if (!m_deployment || m_deployment->log.empty() || !deployment::isKnown(m_deployment->start))
        return false;
    const deployment::Log& log = m_deployment->log;
    const auto offset = deployment::zoneOffset(m_deployment->start, m_time.zone());
    // Clocks are changed twice a year at most: the first entry of each block represents all but a
    // block that spans months.
    const auto isOther = [&](std::size_t entry) {
        const deployment::Timestamp time = log.time(entry);
        return deployment::isKnown(time) && deployment::zoneOffset(time, m_time.zone()) != offset;
    };
    for (std::size_t block = 0; block < log.blockCount(); ++block) {
        if (isOther(log.firstOf(block)))
            return true;
    }
    return isOther(log.size() - 1);
}

QString LogLines::timeText(std::size_t entry) const
{
    const deployment::Timestamp time = m_deployment->log.ownTime(entry);
    const QString text = spansDays() ? models::dateTimeText(time, m_time.zone(), true)
                                     : models::timeText(time, m_time.zone());
    return text + models::offsetMark(time, m_time.zone(), m_deployment->start);
}

/// Stack traces are indented by tabs: what is copied has them, what is seen has their distance.
QString LogLines::shownText(std::string_view message)
{
    QString shown;
    while (true) {
        const std::size_t tab = message.find('\t');
        const auto left = charactersShown - static_cast<std::size_t>(shown.size());
        shown += models::displayText(message.substr(0, tab), left);
        if (tab == std::string_view::npos
            || static_cast<std::size_t>(shown.size() + tabStop) >= charactersShown)
            return shown;
        shown += QString(tabStop - shown.size() % tabStop, QLatin1Char(' '));
        message.remove_prefix(tab + 1);
    }
}

LogLines::Line LogLines::makeLine(std::size_t entry) const
{
    const std::string_view message = m_deployment->log.message(entry);
    const std::string_view beginning =
        message.substr(0, (charactersShown + 1) * maxBytesOfACharacter);
    Line made{shownText(beginning), 0, {}};
    if (deployment::maySayError(beginning))
        made.level = deployment::readErrors(beginning);
    if (beginning.size() < message.size())
        made.text =
            tr("%1 (%2 in all, Enter shows more)", "beginning of a log entry, size")
                .arg(made.text, QLocale().formattedDataSize(static_cast<qint64>(message.size())));
    made.width = m_metrics.horizontalAdvance(made.text);
    return made;
}

const LogLines::Line& LogLines::line(std::size_t entry) const
{
    if (const Line* known = m_lines.object(entry))
        return *known;
    m_lines.insert(entry, new Line(makeLine(entry)));
    return *m_lines.object(entry);
}

} // namespace widgets
