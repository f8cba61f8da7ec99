// SPDX-License-Identifier: GPL-3.0-or-later
#include "empty_message.h"

#include "time_chooser.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/column_texts.h"
#include "deploy/models/time_context.h"

#include <QCoreApplication>
#include <QLocale>

#include <vector>

namespace widgets {

using Action = EmptyStateAction::Action;
using history::FilterPart;
using history::Relaxation;
using models::ListFilter;

namespace {

class Texts final {
    Q_DECLARE_TR_FUNCTIONS(widgets::EmptyMessage)
};

/// Never the same as an empty history: that would say that nothing was deployed.
EmptyMessage nothingReadable(const EmptyStateInput& how)
{
    const QString listed = Texts::tr("The problems of each record are listed.");
    const QString why = how.likeness.isEmpty() ? how.problem : how.likeness;
    return {QStringLiteral("warning"),
        Texts::tr("None of the %Ln record(s) could be read", nullptr, int(how.unreadRecords)),
        why.isEmpty() ? listed : Texts::tr("%1 %2", "two sentences").arg(why, listed),
        {{Texts::tr("Show the problems"), Action::ShowProblems}}, theme::Tone::Warning};
}

QString partText(FilterPart part)
{
    switch (part.kind) {
    case FilterPart::Kind::Words:
        return models::filterTexts(part.column).without;
    case FilterPart::Kind::Time:
        return Texts::tr("Without the time range");
    case FilterPart::Kind::Text:
        return Texts::tr("Without the search");
    case FilterPart::Kind::Rows:
        return Texts::tr("Not only what needs me");
    }
    return {};
}

QString wayOut(const Relaxation& relaxation)
{
    return Texts::tr("%1: %2", "a way out, how many deployments it shows")
        .arg(partText(relaxation.part), QLocale().toString(qulonglong(relaxation.rows)));
}

QString allOfThem(const history::History& history, const models::TimeContext& time)
{
    const QString day = models::dateTimeText(history.newestStart(), time.zone()).left(10);
    return Texts::tr(
        "Show all %Ln deployment(s); the newest is of %1", nullptr, int(history.size()))
        .arg(day);
}

QString emptyRange(const history::TimeWindow& window)
{
    if (window.choice != history::TimeChoice::FromTo)
        return Texts::tr("No deployment is in the time range “%1”.")
            .arg(TimeChooser::label(window.choice));
    const history::TimeRange& range = window.fromTo;
    const bool isBackwards = range.since && range.until && *range.until <= *range.since;
    return isBackwards ? Texts::tr("The chosen time range ends before it begins.")
                       : Texts::tr("No deployment is in the chosen time range.");
}

QString onlyCulprit(const Relaxation& culprit, const ListFilter& filter)
{
    switch (culprit.part.kind) {
    case FilterPart::Kind::Words:
        return models::filterTexts(culprit.part.column).noMatch;
    case FilterPart::Kind::Time:
        return emptyRange(filter.window);
    case FilterPart::Kind::Text:
        return Texts::tr("Nothing matches the search for “%1”.")
            .arg(models::displayText(filter.text.toStdString(), 60));
    case FilterPart::Kind::Rows:
        return Texts::tr("Nothing needs you: no deployment is paused, is late, has pods that "
                         "fail, or failed without having been replaced.");
    }
    return {};
}

EmptyMessage filteredOut(
    const history::History& history, const FilterInForce& filter, const models::TimeContext& time)
{
    EmptyMessage message{
        QStringLiteral("filter"), Texts::tr("No deployment matches the filter"), {}, {}};
    const auto inForce = history::relaxations(history, filter.resolved);
    std::vector<Relaxation> helpful;
    for (const Relaxation& relaxation : inForce) {
        if (relaxation.rows > 0)
            helpful.push_back(relaxation);
    }
    if (helpful.size() == 1)
        message.text = onlyCulprit(helpful.front(), filter.chosen);
    else
        message.text = Texts::tr("No deployment meets all conditions at once.");
    const bool onlyTime = inForce.size() == 1 && inForce.front().part == FilterPart::time();
    if (onlyTime) {
        message.actions = {{allOfThem(history, time), Action::DropPart, FilterPart::time()}};
        return message;
    }
    for (const Relaxation& relaxation : helpful)
        message.actions.append({wayOut(relaxation), Action::DropPart, relaxation.part});
    if (inForce.size() > 1)
        message.actions.append({Texts::tr("Clear the whole filter: %1")
                                    .arg(QLocale().toString(qulonglong(history.size()))),
            Action::ClearFilter});
    return message;
}

/// What comes may match; it is not known yet what would have to go from the filter.
EmptyMessage nothingSoFar(const history::History& history)
{
    return {QStringLiteral("filter"), Texts::tr("Nothing matches the filter so far"),
        Texts::tr("Still loading: %Ln deployment(s) so far.", nullptr, int(history.size())), {},
        theme::Tone::Info};
}

} // namespace

EmptyMessage emptyMessage(const EmptyStateInput& how, const history::History* history,
    const FilterInForce& filter, const models::TimeContext& time)
{
    if (!how.hasSource)
        return {}; // nothing is known of it yet
    const bool isEmpty = history == nullptr || history->empty();
    if (!isEmpty && how.isGrowing)
        return nothingSoFar(*history);
    if (!isEmpty)
        return filteredOut(*history, filter, time);
    // It stays while it is tried again: only what has come takes its place.
    if (how.failure)
        return failureMessage(*how.failure);
    if (how.isLoading)
        return {QStringLiteral("refresh"), Texts::tr("Loading…"),
            Texts::tr("The deployments are being read."), {}, theme::Tone::Info};
    if (how.unreadRecords > 0)
        return nothingReadable(how);
    return {QStringLiteral("steps"), Texts::tr("There are no deployments yet"),
        Texts::tr(
            "The source was read and has no deployments. New ones appear here automatically."),
        {{Texts::tr("Look again"), Action::TakeWayOut}}};
}

} // namespace widgets
