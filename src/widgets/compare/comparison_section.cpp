// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison_section.h"

#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace widgets {

ComparisonSection::ComparisonSection(const QString& title, QWidget& content, QWidget* parent)
    : QWidget(parent)
    , m_title(new PlainLabel(title, this))
    , m_summary(new PlainLabel(this))
{
    auto* heading = new QHBoxLayout;
    heading->setSpacing(theme::space::apart);
    heading->addWidget(m_title);
    heading->addWidget(m_summary, 1);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(theme::space::near);
    rows->addLayout(heading);
    rows->addWidget(&content);
    m_summary->setAccessibleDescription(title);
    updateAppearance();
}

void ComparisonSection::setSummary(const QString& text, bool isTelling)
{
    m_isTelling = isTelling;
    if (m_summary->text() != text)
        m_summary->setText(text);
    updateAppearance();
}

void ComparisonSection::updateAppearance()
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText,
        m_isTelling ? theme::foreground(theme::Tone::Warning, palette())
                    : theme::secondaryText(palette()));
    m_summary->setPalette(colors);
}

void ComparisonSection::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

} // namespace widgets
