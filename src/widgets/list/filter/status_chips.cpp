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
            "In the state Failed, also where somebody aborted it in a cluster, and those that were "
            "rolled back; Ctrl+click adds them"),
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
    for (const Chip& chip : chips)
        add(QLatin1String(chip.name), tr(chip.label), tr(chip.meaning));
    add(QStringLiteral("statusOther"), tr("Other", "deployments in other states"),
        tr("Pending, or in a state that only their source knows; Ctrl+click adds them"));
    setChosen({});
}

void StatusChips::add(const QString& name, const QString& label, const QString& meaning)
{
    auto* chip = new CountChip(label, this);
    chip->setObjectName(name);
    chip->setMeaning(meaning);
    chip->keepRoomForCount();
    layout()->addWidget(chip);
    connect(chip, &QAbstractButton::clicked, this,
        [this, place = m_chips.size()] { handleClick(place); });
    m_chips.push_back(chip);
}

QStringList StatusChips::statusesOf(std::size_t place) const
{
    return place < chips.size() ? chips[place].statuses() : m_others;
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
    for (std::size_t place = 1; place < m_chips.size(); ++place) {
        const QStringList statuses = statusesOf(place);
        m_chips[place]->showOn(!statuses.isEmpty() && hasAll(chosen, statuses));
    }
    showOthers();
}

/// Most histories have none. Once there were some it stays, so that what is beside it does.
void StatusChips::showOthers()
{
    const bool wereShown = !m_chips.back()->isHidden();
    const bool areShown = !m_others.isEmpty();
    m_chips.back()->setVisible(areShown);
    if (areShown != wereShown)
        Q_EMIT widthChanged();
}

void StatusChips::setCounts(const std::vector<history::FacetValue>& statuses)
{
    std::vector<qulonglong> counts(m_chips.size(), 0);
    for (const history::FacetValue& value : statuses) {
        const QString status = models::rawText(value.text);
        const auto own = std::ranges::find_if(
            chips, [&status](const Chip& chip) { return chip.statuses().contains(status); });
        counts[0] += value.count;
        counts[static_cast<std::size_t>(own - chips.begin())] += value.count;
        if (own == chips.end() && !m_others.contains(status))
            m_others.append(status);
    }
    for (std::size_t place = 0; place < m_chips.size(); ++place)
        m_chips[place]->setCount(counts[place]);
    setChosen(m_chosen);
}

void StatusChips::forgetCounts()
{
    for (CountChip* chip : m_chips)
        chip->setCount(std::nullopt);
}

void StatusChips::handleClick(std::size_t place)
{
    const QStringList statuses = statusesOf(place);
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
