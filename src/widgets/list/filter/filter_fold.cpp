// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter_fold.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/actions/folded_control.h"

#include <QLocale>
#include <QStyleOptionButton>

#include <algorithm>

namespace widgets {

namespace {

/// Of filters, beside which there are still rows in a window of 600 pixels.
constexpr int mostFilterLines = 2;

QString foldText(qsizetype inForce)
{
    return inForce == 0 ? FilterFold::tr("More filters")
                        : FilterFold::tr("More filters (%1)", "how many are in force")
                              .arg(QLocale().toString(inForce));
}

} // namespace

FilterFold::FilterFold(QWidget* parent)
    : QPushButton(parent)
{
    setObjectName(QStringLiteral("moreFilters"));
    setCheckable(true);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QPushButton::toggled, this, &FilterFold::showParts);
    setInForce({});
    hide();
}

void FilterFold::add(QWidget& part)
{
    m_parts.push_back({&part, true});
}

void FilterFold::setWanted(QWidget& part, bool wanted)
{
    std::ranges::find(m_parts, &part, &Part::widget)->isWanted = wanted;
}

bool FilterFold::isWanted(const QWidget& widget) const
{
    const auto part = std::ranges::find(m_parts, &widget, &Part::widget);
    return part != m_parts.end() ? part->isWanted : &widget != this && !widget.isHidden();
}

void FilterFold::fit(int lines)
{
    m_isFolded = lines > mostFilterLines;
    showParts();
}

void FilterFold::showPart(const Part& part)
{
    const bool isBehind = m_isFolded && !isChecked();
    setFoldedBehind(*part.widget, part.isWanted && isBehind ? this : nullptr);
    part.widget->setVisible(part.isWanted && !isBehind);
}

void FilterFold::showParts()
{
    setVisible(m_isFolded);
    for (const Part& part : m_parts)
        showPart(part);
}

void FilterFold::setInForce(const QStringList& inForce)
{
    setText(foldText(inForce.size()));
    const QString chosen = inForce.join(QStringLiteral(" · "));
    const QString meaning = chosen.isEmpty()
        ? tr("Environments, time range, and what is wanted often")
        : tr("In force: %1", "filters").arg(chosen);
    setToolTip(models::toolTipText(meaning));
    setAccessibleDescription(meaning);
}

/// The same however many are in force: what stands beside it stays where it is.
QSize FilterFold::sizeHint() const
{
    constexpr int several = 8;
    QStyleOptionButton option;
    initStyleOption(&option);
    const QSize words(fontMetrics().horizontalAdvance(foldText(several)), fontMetrics().height());
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, words, this);
}

} // namespace widgets
