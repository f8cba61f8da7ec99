// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/display_strings.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/display_text.h"
#include "deploy/deployment/log/unknown_time.h"

#include "zone_names.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace models {

namespace {

class DisplayStrings final {
    Q_DECLARE_TR_FUNCTIONS(models::DisplayStrings)
};

const QString nothing = QStringLiteral("–");

QString wordOrNothing(std::string_view word)
{
    return word.empty() ? nothing : displayText(word);
}

/// A source's own way to say that nothing is known, which is no status of its own.
bool isWordForUnknown(std::string_view word)
{
    return rawText(word).compare(QLatin1String("unknown"), Qt::CaseInsensitive) == 0;
}

constexpr char16_t firstStrongIsolate = 0x2068;
constexpr char16_t popIsolate = 0x2069;

/// Hebrew, Arabic, ...; of those beyond the first plane the first halves of their pairs.
bool isWrittenFromTheRight(QChar letter)
{
    const char16_t code = letter.unicode();
    return (code >= 0x590 && code <= 0x8FF) || code == 0xD802 || code == 0xD803 || code == 0xD83A
        || code == 0xD83B || (code >= 0xFB1D && code <= 0xFDFF)
        || (code >= 0xFE70 && code <= 0xFEFC);
}

QString twoDigits(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

/// "99.95", "60": at most two decimals, without trailing zeros.
QString shortNumber(double number)
{
    if (std::abs(number) >= 1e9)
        return QString::number(number, 'g', 6);
    QString text = QString::number(number, 'f', 2);
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text == QLatin1String("-0") ? QStringLiteral("0") : text;
}

QString unknownTimeText()
{
    return DisplayStrings::tr("unknown", "time of an entry of a log");
}

} // namespace

QString displayText(std::string_view utf8, std::size_t limit)
{
    const QString shown = QString::fromStdString(deployment::displayText(utf8, limit));
    return std::ranges::any_of(shown, isWrittenFromTheRight)
        ? QChar(firstStrongIsolate) + shown + QChar(popIsolate)
        : shown;
}

QString rawText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString toolTipText(const QString& text)
{
    if (text.isEmpty())
        return {};
    // The outer tag makes sure that the escapes are read as such: a tool tip guesses what it is
    // given.
    return QStringLiteral("<qt>%1</qt>")
        .arg(text.toHtmlEscaped().replace(u'\n', QLatin1String("<br>")));
}

QString translated(const deployment::Message& message)
{
    const std::string pattern(message.pattern);
    const QString sentence = QCoreApplication::translate("Message", pattern.c_str());
    QString result;
    // One pass, so that a "%1" inside an argument stays what it is.
    for (qsizetype at = 0; at < sentence.size(); ++at) {
        const int digit = sentence[at] == QLatin1Char('%') && at + 1 < sentence.size()
            ? sentence[at + 1].digitValue()
            : -1;
        if (digit < 1 || static_cast<std::size_t>(digit) > message.arguments.size()) {
            result += sentence[at];
            continue;
        }
        result += displayText(message.arguments[static_cast<std::size_t>(digit) - 1]);
        ++at;
    }
    return result;
}

QString statusText(deployment::Status status, std::string_view word, bool paused)
{
    using deployment::Status;
    switch (status) {
    case Status::Pending:
        return DisplayStrings::tr("Pending", "status");
    case Status::Running:
        return paused ? DisplayStrings::tr("Paused", "status")
                      : DisplayStrings::tr("Running", "status");
    case Status::Completed:
        return DisplayStrings::tr("Succeeded", "status");
    case Status::Failed:
        return DisplayStrings::tr("Failed", "status");
    case Status::RolledBack:
        return DisplayStrings::tr("Failed, rolled back", "status");
    case Status::Unknown:
        break;
    }
    return isWordForUnknown(word) ? DisplayStrings::tr("Unknown", "status") : wordOrNothing(word);
}

QString strategyText(std::string_view word)
{
    using deployment::Strategy;
    switch (deployment::parseStrategy(word)) {
    case Strategy::BlueGreen:
        return DisplayStrings::tr("Blue/green", "strategy");
    case Strategy::Canary:
        return DisplayStrings::tr("Canary", "strategy");
    case Strategy::Rolling:
        return DisplayStrings::tr("Rolling", "strategy");
    case Strategy::AllAtOnce:
        return DisplayStrings::tr("All at once", "strategy");
    case Strategy::Unknown:
        break;
    }
    return wordOrNothing(word);
}

QString durationText(std::optional<deployment::Milliseconds> duration)
{
    if (!duration)
        return nothing;
    using Unit = deployment::DurationParts::Unit;
    const deployment::DurationParts parts = deployment::partsOf(*duration);
    switch (parts.unit) {
    case Unit::Seconds:
        return DisplayStrings::tr("%1 s", "duration").arg(parts.whole);
    case Unit::Minutes:
        return parts.rest == 0 ? DisplayStrings::tr("%1 min", "duration").arg(parts.whole)
                               : DisplayStrings::tr("%1 min %2 s", "duration")
                                     .arg(parts.whole)
                                     .arg(twoDigits(parts.rest));
    case Unit::Hours:
        return DisplayStrings::tr("%1 h %2 min", "duration")
            .arg(parts.whole)
            .arg(twoDigits(parts.rest));
    case Unit::Days:
        break;
    }
    return DisplayStrings::tr("%1 d %2 h", "duration").arg(parts.whole).arg(twoDigits(parts.rest));
}

QString differenceText(deployment::Milliseconds difference)
{
    QString length = durationText(std::chrono::abs(difference));
    if (std::chrono::abs(difference) < std::chrono::seconds(1))
        return length;
    return (difference < difference.zero() ? QStringLiteral("−") : QStringLiteral("+")) + length;
}

QString dateTimeText(std::optional<deployment::Timestamp> time, deployment::Zone zone, bool seconds)
{
    if (!time)
        return nothing;
    if (!deployment::isKnown(*time))
        return unknownTimeText();
    QString text = QString::fromStdString(deployment::formatDateTime(*time, zone));
    if (!seconds)
        text.chop(3);
    return text;
}

QString timeText(deployment::Timestamp time, deployment::Zone zone)
{
    if (!deployment::isKnown(time))
        return unknownTimeText();
    return QString::fromStdString(deployment::formatDateTime(time, zone)).right(8);
}

QString zoneText(deployment::Timestamp time, deployment::Zone zone)
{
    if (!deployment::isKnown(time))
        time = deployment::systemNow(); // the zone as it is now
    const std::chrono::seconds offset = deployment::zoneOffset(time, zone);
    QString name = zone == deployment::Zone::Utc ? QStringLiteral("UTC") : zoneAbbreviation(time);
    if (name == QLatin1String("UTC"))
        return name;
    return name.isEmpty() ? offsetText(offset)
                          : QStringLiteral("%1 (%2)").arg(name, offsetText(offset));
}

QString zoneOfTable(deployment::Timestamp now, deployment::Zone zone)
{
    const auto names =
        zone == deployment::Zone::Utc ? QMap<qint64, QString>() : zoneNamesAround(now);
    if (names.size() < 2)
        return zoneText(now, zone);
    return DisplayStrings::tr("%1 (%2, now %3)", "place, names of its zone, offset from UTC")
        .arg(placeOfZone(), QStringList(names.values()).join(QLatin1Char('/')),
            offsetText(deployment::zoneOffset(now, zone)));
}

QString offsetMark(std::optional<deployment::Timestamp> time, deployment::Zone zone,
    deployment::Timestamp reference)
{
    if (!time || !deployment::isKnown(*time))
        return {};
    const auto offset = deployment::zoneOffset(*time, zone);
    const bool isAlike =
        !deployment::isKnown(reference) || offset == deployment::zoneOffset(reference, zone);
    return isAlike ? QString() : QLatin1Char(' ') + signedOffset(offset);
}

QString timeTextBeside(
    deployment::Timestamp start, deployment::Timestamp time, deployment::Zone zone)
{
    using namespace std::chrono_literals;
    // A step may begin before its deployment, where two clocks tell their times.
    const bool isOfOneDay =
        !deployment::isKnown(start) || (time >= start - 1h && time < start + 23h);
    return (isOfOneDay ? timeText(time, zone) : dateTimeText(time, zone, true))
        + offsetMark(time, zone, start);
}

QString momentTextNear(
    deployment::Timestamp now, deployment::Timestamp moment, deployment::Zone zone)
{
    const QString whole = dateTimeText(moment, zone, true);
    const QString date = dateTimeText(now, zone).left(10);
    return whole.startsWith(date) ? timeText(moment, zone) : whole;
}

QString momentText(std::optional<deployment::Timestamp> time, deployment::Zone zone)
{
    QString text = dateTimeText(time, zone, true);
    if (!time || !deployment::isKnown(*time))
        return text;
    const auto difference = deployment::zoneOffset(*time, zone);
    const QString offset = difference.count() == 0 ? QStringLiteral("UTC") : offsetText(difference);
    return QStringLiteral("%1 %2").arg(text, offset);
}

QString exactTimeText(std::optional<deployment::Timestamp> time, deployment::Zone zone)
{
    return time ? QString::fromStdString(deployment::formatTimestamp(*time, zone)) : QString();
}

QString percentText(std::optional<double> percent)
{
    if (!percent || !std::isfinite(*percent))
        return nothing;
    return DisplayStrings::tr("%1%", "a percentage").arg(shortNumber(*percent));
}

QString wholePercentText(std::optional<double> percent)
{
    return percentText(percent ? std::optional(std::floor(*percent)) : std::nullopt);
}

QString placeText(const deployment::Problem& problem)
{
    QStringList parts;
    if (problem.record > 0)
        parts << DisplayStrings::tr("record %1", "place in a file").arg(problem.record);
    if (problem.line > 0)
        parts << DisplayStrings::tr("line %1", "place in a file").arg(problem.line);
    if (problem.column > 0)
        parts << DisplayStrings::tr("column %1", "place in a file").arg(problem.column);
    if (!problem.pointer.empty())
        parts << displayText(problem.pointer);
    if (parts.isEmpty())
        return nothing;
    QString place = parts.takeFirst();
    for (const QString& part : parts)
        place = DisplayStrings::tr("%1, %2", "parts of a place").arg(place, part);
    return place;
}

} // namespace models
