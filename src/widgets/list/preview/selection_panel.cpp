// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection_panel.h"

#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace widgets {

SelectionPanel::SelectionPanel(QWidget* parent)
    : QWidget(parent)
    , m_text(new PlainLabel(this))
    , m_counts(new PlainLabel(this))
    , m_environments(new PlainLabel(this))
    , m_compare(new QPushButton(tr("Compare"), this))
{
    m_text->setObjectName(QStringLiteral("selectionText"));
    m_counts->setObjectName(QStringLiteral("selectionCounts"));
    m_environments->setObjectName(QStringLiteral("selectionPlaces"));
    m_compare->setObjectName(QStringLiteral("selectionCompare"));
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(
        theme::space::group, theme::space::group, theme::space::group, theme::space::group);
    lines->setSpacing(theme::space::near);
    lines->addStretch(1);
    for (PlainLabel* label : {m_text, m_counts, m_environments}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setFocusPolicy(Qt::NoFocus);
        label->setForegroundRole(QPalette::WindowText);
        lines->addWidget(label);
    }
    lines->addWidget(m_compare, 0, Qt::AlignHCenter);
    lines->addStretch(2);
    connect(m_compare, &QPushButton::clicked, this, &SelectionPanel::compareRequested);
    setSummary({});
}

void SelectionPanel::setSummary(const models::SelectionSummary& summary)
{
    m_isNone = summary.selected == 0;
    m_text->setText(summary.text);
    m_counts->setText(summary.counts);
    m_counts->setVisible(!summary.counts.isEmpty());
    m_environments->setText(summary.environments);
    m_environments->setVisible(!summary.environments.isEmpty());
    m_compare->setVisible(summary.selected == 2);
    updateAppearance();
}

void SelectionPanel::updateAppearance()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    m_environments->setPalette(quiet);
    m_text->setPalette(m_isNone ? quiet : palette());
    m_text->setFont(theme::font(m_isNone ? theme::Type::Body : theme::Type::Heading));
}

void SelectionPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateAppearance();
}

} // namespace widgets
