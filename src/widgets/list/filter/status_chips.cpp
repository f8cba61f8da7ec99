// SPDX-License-Identifier: GPL-3.0-or-later
#include "status_chips.h"

#include "count_chip.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/quick_filter.h"
#include "deploy/widgets/theme/metrics.h"

#include <QHBoxLayout>

#include <algorithm>
#include <array>

namespace widgets {

using deployment::Status;

namespace {

struct Chip {
    const char* name;
    const char* label;
    const char* meaning;
    QStringList (*statuses)(); ///< none: all
};

QStringList one(Status status)
{
    return {models::rawText(toWire(status))};
}

const std::array chips{
    Chip{"statusAll", QT_TRANSLATE_NOOP("widgets::StatusChips", "All"),
        QT_TRANSLATE_NOOP("widgets::StatusChips", "Whatever their status"),
        [] { return QStringList(); }},
    Chip{"statusRunning", QT_TRANSLATE_NOOP("widgets::StatusChips", "Running"),
        QT_TRANSLATE_NOOP("widgets::StatusChips", "Running and not paused; Ctrl+click adds them"),
        [] { return one(Status::Running); }},
    Chip{"statusPaused", QT_TRANSLATE_NOOP("widgets::StatusChips", "Paused"),
        QT_TRANSLATE_NOOP(
            "widgets::StatusChips", "Paused, or waiting to be promoted; Ctrl+click adds them"),
        [] { return QStringList{models::rawText(history::pausedStatus)}; }},
    Chip{"statusFailed", QT_TRANSLATE_NOOP("widgets::StatusChips", "Failed"),
        QT_TRANSLATE_NOOP("widgets::StatusChips",
            "Failed, also those that were rolled back; Ctrl+click adds them"),
        [] { return models::failedStatuses(); }},
    Chip{"statusSucceeded", QT_TRANSLATE_NOOP("widgets::StatusChips", "Succeeded"),
        QT_TRANSLATE_NOOP("widgets::StatusChips", "Ended with success; Ctrl+click adds them"),
        [] { return one(Status::Completed); }},
};

bool hasAll(const QStringList& chosen, const QStringList& statuses)
{
    return std::ranges::all_of(
        statuses, [&](const QString& status) { return chosen.contains(status); });
}

} // namespace

StatusChips::StatusChips(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::space::tight);
    for (std::size_t place = 0; place < chips.size(); ++place) {
        auto* chip = new CountChip(tr(chips[place].label), this);
        chip->setObjectName(QLatin1String(chips[place].name));
        chip->setMeaning(tr(chips[place].meaning));
        chip->setCount(0);
        layout->addWidget(chip);
        m_chips.push_back(chip);
        connect(chip, &QAbstractButton::clicked, this, [this, place] { handleClick(place); });
    }
    setChosen({});
}

bool StatusChips::canSay(const QStringList& statuses)
{
    QStringList said;
    for (const Chip& chip : chips) {
        if (hasAll(statuses, chip.statuses()))
            said += chip.statuses();
    }
    return hasAll(said, statuses);
}

void StatusChips::setChosen(const QStringList& chosen)
{
    m_chosen = chosen;
    m_chips[0]->showOn(chosen.isEmpty());
    for (std::size_t place = 1; place < chips.size(); ++place)
        m_chips[place]->showOn(hasAll(chosen, chips[place].statuses()));
}

void StatusChips::setCounts(const std::vector<history::FacetValue>& statuses)
{
    std::vector<qulonglong> counts(chips.size(), 0);
    for (const history::FacetValue& value : statuses) {
        counts[0] += value.count;
        for (std::size_t place = 1; place < chips.size(); ++place) {
            if (chips[place].statuses().contains(models::rawText(value.text)))
                counts[place] += value.count;
        }
    }
    for (std::size_t place = 0; place < chips.size(); ++place)
        m_chips[place]->setCount(counts[place]);
}

void StatusChips::handleClick(std::size_t place)
{
    const QStringList statuses = chips[place].statuses();
    QStringList chosen;
    if (m_chips[place]->modifiers().testFlag(Qt::ControlModifier) && !statuses.isEmpty()) {
        chosen = m_chosen;
        const bool isTaken = hasAll(chosen, statuses);
        for (const QString& status : statuses) {
            chosen.removeAll(status);
            if (!isTaken)
                chosen.append(status);
        }
    } else if (m_chosen != statuses) {
        chosen = statuses;
    }
    // The button has changed its state by itself; what is chosen has the last word.
    setChosen(chosen);
    Q_EMIT chosenChanged(chosen);
}

} // namespace widgets
