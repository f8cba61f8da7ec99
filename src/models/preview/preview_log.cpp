// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/preview/preview.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/error_sign.h"
#include "deploy/models/display_strings.h"

#include <QCoreApplication>

#include <algorithm>

namespace models {

namespace {

constexpr std::size_t maxLineLength = 300;

class PreviewLogTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::PreviewLogTexts)
};

Emphasis levelOf(std::string_view message)
{
    const deployment::ErrorReading reading = deployment::readErrors(message);
    if (reading.sign == deployment::ErrorSign::Error)
        return Emphasis::Trouble;
    return reading.isWarning || reading.sign == deployment::ErrorSign::Mention ? Emphasis::Warning
                                                                               : Emphasis::Plain;
}

PreviewLine lineOf(const deployment::Deployment& run, std::size_t entry, deployment::Zone zone)
{
    const std::string_view message = run.log.message(entry);
    // The indent of a stack says nothing here.
    const std::size_t begin = std::min(message.find_first_not_of(" \t"), message.size());
    const std::string_view rest = message.substr(begin);
    const std::string_view first = rest.substr(0, rest.find_first_of("\r\n"));
    return {timeTextBeside(run.start, run.log.ownTime(entry), zone),
        displayText(first, maxLineLength), levelOf(first), false, entry};
}

QString emptyNote(const PreviewFacts& facts)
{
    return facts.logError ? translated(*facts.logError)
                          : PreviewLogTexts::tr("The record has no log.");
}

} // namespace

PreviewLog previewLog(const PreviewFacts& facts, std::optional<std::size_t> entry,
    deployment::Zone zone, const PreviewLogSize& size)
{
    PreviewLog shown;
    if (!facts.deployment || !facts.isWhole)
        return shown;
    const deployment::Log& log = facts.deployment->log;
    const bool isAround = entry && *entry < log.size();
    const bool isFailed = facts.deployment->status.known == deployment::Status::Failed
        || facts.deployment->status.known == deployment::Status::RolledBack;
    shown.title = isAround && isFailed            ? PreviewLogTexts::tr("Log, around the failure")
        : isAround                                ? PreviewLogTexts::tr("Log, around this line")
        : deployment::hasEnded(*facts.deployment) ? PreviewLogTexts::tr("Log, last lines")
                                                  : PreviewLogTexts::tr("Log, newest lines");
    const std::size_t first = isAround ? *entry - std::min(*entry, size.before)
                                       : log.size() - std::min(log.size(), size.last);
    const std::size_t end = isAround ? std::min(log.size(), *entry + size.after + 1) : log.size();
    for (std::size_t each = first; each < end; ++each) {
        shown.lines.push_back(lineOf(*facts.deployment, each, zone));
        shown.lines.back().isMarked = isAround && each == *entry;
    }
    if (shown.lines.empty())
        shown.note = emptyNote(facts);
    return shown;
}

Preview previewOf(const PreviewFacts& facts, deployment::Timestamp now, deployment::Zone zone)
{
    Preview preview{previewHeader(facts, now, zone), previewReason(facts, zone),
        previewSteps(facts, facts.seenUntil.value_or(now)), {}};
    preview.log = previewLog(facts, preview.reason.entry, zone);
    return preview;
}

} // namespace models
