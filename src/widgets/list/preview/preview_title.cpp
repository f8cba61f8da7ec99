// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview_title.h"

#include "controls/badge.h"
#include "controls/elided_label.h"

#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>

namespace widgets {

PreviewTitle::PreviewTitle(QWidget* parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_status(new Badge(this))
    , m_id(new PlainLabel(this))
    , m_times(new PlainLabel(this))
    , m_facts(new PlainLabel(this))
    , m_traffic(new PlainLabel(this))
{
    m_title->setObjectName(QStringLiteral("previewTitle"));
    m_id->setObjectName(QStringLiteral("previewId"));
    m_times->setObjectName(QStringLiteral("previewTimes"));
    m_traffic->setObjectName(QStringLiteral("previewTraffic"));
    m_traffic->hide();
    m_facts->setObjectName(QStringLiteral("previewFacts"));
    auto* first = new QHBoxLayout;
    first->setSpacing(theme::space::near);
    first->addWidget(m_title, 1);
    first->addWidget(m_status);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins({});
    lines->setSpacing(theme::space::tight);
    lines->addLayout(first);
    for (PlainLabel* label : {m_times, m_traffic, m_facts, m_id}) {
        label->setWordWrap(true);
        // It can be selected with the mouse; the keyboard has more to do.
        label->setFocusPolicy(Qt::NoFocus);
        label->setForegroundRole(QPalette::WindowText);
        lines->addWidget(label);
    }
    updateAppearance();
}

void PreviewTitle::setHeader(const models::PreviewHeader& header)
{
    if (header == m_header)
        return;
    m_header = header;
    m_title->setText(header.title);
    m_title->setAccessibleName(header.title);
    m_id->setText(header.id);
    m_id->setAccessibleName(tr("ID: %1").arg(header.id));
    m_times->setProse(header.times);
    m_facts->setText(header.facts);
    m_facts->setVisible(!header.facts.isEmpty());
    m_traffic->setText(header.traffic);
    m_traffic->setVisible(!header.traffic.isEmpty());
    updateAppearance();
}

void PreviewTitle::updateAppearance()
{
    m_title->setFont(theme::font(theme::Type::Title));
    m_id->setFont(theme::font(theme::Type::Caption));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    for (PlainLabel* label : {m_id, m_facts})
        label->setPalette(quiet);
    m_status->setState(m_header.statusText, theme::toneOf(m_header.status, m_header.isPaused),
        theme::statusIcon(m_header.status, m_header.isPaused, palette()));
}

void PreviewTitle::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateAppearance();
}

} // namespace widgets
