// SPDX-License-Identifier: GPL-3.0-or-later
#include "verdict_line.h"

#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"
#include "finding_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace widgets {

using Kind = models::FindingsText::Kind;

VerdictLine::VerdictLine(QWidget* parent)
    : QWidget(parent)
    , m_verdict(new PlainLabel(this))
    , m_first(new FindingRow(FindingEmphasis::Other, this))
    , m_facts(new PlainLabel(this))
    , m_more(new QPushButton(this))
    , m_compare(new QPushButton(tr("Compare…"), this))
    , m_copy(new QPushButton(tr("Copy"), this))
{
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_facts->setObjectName(QStringLiteral("compared"));
    m_more->setObjectName(QStringLiteral("moreFindings"));
    m_compare->setObjectName(QStringLiteral("compareFindings"));
    m_copy->setObjectName(QStringLiteral("copyFindings"));
    m_copy->setAccessibleName(tr("Copy the findings"));
    setupLayout();
    connect(m_first, &FindingRow::evidenceRequested, this, &VerdictLine::evidenceRequested);
    connect(m_compare, &QPushButton::clicked, this, &VerdictLine::compareRequested);
    connect(m_copy, &QPushButton::clicked, this, &VerdictLine::copyRequested);
    connect(m_more, &QPushButton::clicked, this, [this] { Q_EMIT foldRequested(!m_isUnfolded); });
    updateAppearance();
}

QWidget& VerdictLine::lastStop() const
{
    return *m_copy;
}

void VerdictLine::setupLayout()
{
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins({});
    line->setSpacing(theme::space::near);
    m_verdict->setLines(2);
    m_verdict->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_facts->setLines(2);
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_facts->setFocusPolicy(Qt::NoFocus);
    line->addWidget(m_verdict);
    line->addWidget(m_first, 1);
    line->addWidget(m_facts, 1);
    // What comes later comes further left, so that the others stay where they are.
    for (QPushButton* button : {m_more, m_compare, m_copy}) {
        button->setFlat(true);
        line->addWidget(button);
    }
}

void VerdictLine::setText(
    const models::FindingsText& text, const QString& verdict, std::size_t folded)
{
    const bool hasFailed = text.kind == Kind::Failed || text.kind == Kind::RolledBackByHand;
    const bool isUnusual = text.kind == Kind::Unusual;
    m_verdict->setProse(verdict);
    m_verdict->setVisible(!hasFailed);
    m_first->setVisible(isUnusual);
    if (isUnusual)
        m_first->setText(text.others.front());
    QStringList facts{text.compared, text.progress};
    facts.removeAll(QString());
    m_facts->setProse(facts.join(QStringLiteral(" · ")));
    m_facts->setVisible(!isUnusual);
    m_compare->setVisible(!text.compared.isEmpty());
    m_compare->setAccessibleDescription(text.compared);
    m_copy->setVisible(text.kind != Kind::Nothing);
    m_folded = folded;
    updateFoldText();
    updateAppearance();
}

void VerdictLine::setUnfolded(bool unfolded)
{
    m_isUnfolded = unfolded;
    updateFoldText();
}

void VerdictLine::updateFoldText()
{
    m_more->setVisible(m_folded > 0 || m_isUnfolded);
    m_more->setText(m_isUnfolded ? tr("Show fewer")
                                 : tr("%n more finding(s)", nullptr, static_cast<int>(m_folded)));
}

void VerdictLine::updateAppearance()
{
    QFont bold = font();
    bold.setBold(m_first->isVisibleTo(this));
    m_verdict->setFont(bold);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    m_facts->setPalette(quiet);
    m_compare->setIcon(theme::icon(QStringLiteral("compare"), palette()));
    m_copy->setIcon(theme::icon(QStringLiteral("copy"), palette()));
    setFixedHeight(std::max(m_facts->sizeHint().height(), m_copy->sizeHint().height()));
}

void VerdictLine::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateAppearance();
}

} // namespace widgets
