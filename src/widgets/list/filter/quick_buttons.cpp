// SPDX-License-Identifier: GPL-3.0-or-later
#include "quick_buttons.h"

#include "count_chip.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/theme/metrics.h"

#include <QHBoxLayout>

namespace widgets {

using models::QuickFilter;

namespace {

constexpr const char* names[]{"needsMe", "failedToday", "production", "mine"};

} // namespace

QuickButtons::QuickButtons(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::space::tight);
    for (const QuickFilter quick : models::allQuickFilters) {
        const auto place = static_cast<std::size_t>(quick);
        auto* chip = new CountChip(label(quick), this);
        chip->setObjectName(QLatin1String(names[place]));
        layout->addWidget(chip);
        m_chips[place] = chip;
        connect(chip, &QAbstractButton::clicked, this, [this, quick] { toggle(quick); });
    }
    m_chips[0]->keepRoomForCount();
    show();
}

QString QuickButtons::label(QuickFilter quick)
{
    const QString labels[]{tr("Needs me"), tr("Failed today"), tr("Production"), tr("Mine")};
    return labels[static_cast<std::size_t>(quick)];
}

void QuickButtons::setFilter(const models::ListFilter& filter)
{
    m_filter = filter;
    show();
}

void QuickButtons::setFacts(const models::QuickFacts& facts)
{
    m_facts = facts;
    show();
}

void QuickButtons::setNeedingAttention(std::optional<qulonglong> count)
{
    m_chips[0]->setCount(count);
}

void QuickButtons::toggle(QuickFilter quick)
{
    if (quick != QuickFilter::NeedsMe) {
        Q_EMIT chosen(toggled(quick, m_filter, m_facts));
        return;
    }
    if (m_filter.needsMe) {
        Q_EMIT chosen(models::ListFilter(m_before));
    } else {
        m_before = m_filter;
        Q_EMIT chosen(toggled(quick, m_filter, m_facts));
    }
}

void QuickButtons::show()
{
    const QString production = m_facts.production.join(QStringLiteral(", "));
    const QString meanings[]{
        tr("Paused or waiting to be promoted, late, or failed and not replaced by a newer "
           "deployment; whatever else is chosen"),
        tr("Begun today and failed, also where somebody aborted it in a cluster, or rolled back"),
        production.isEmpty() ? tr("No environment is known to be production by its name")
                             : models::displayText(production.toStdString(), 200),
        m_facts.user.isEmpty()
            ? tr("It is not known who you are")
            : tr("Deployed by “%1”: the user of this connection, or of this computer")
                  .arg(models::displayText(m_facts.user.toStdString(), 60))};
    for (const QuickFilter quick : models::allQuickFilters) {
        CountChip* chip = m_chips[static_cast<std::size_t>(quick)];
        const bool isOn = isInForce(quick, m_filter, m_facts);
        chip->setMeaning(meanings[static_cast<std::size_t>(quick)]);
        chip->showOn(isOn);
        chip->setEnabled(isOn || isPossible(quick, m_facts));
    }
}

} // namespace widgets
