// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline_view.h"

#include "empty_state.h"
#include "info_panel.h"

#include <QVBoxLayout>

namespace widgets {

OutlineView::OutlineView(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_info(new InfoPanel(time, this))
    , m_empty(new EmptyState(this))
{
    m_info->setInlined(false);
    connect(m_info, &InfoPanel::noticed, this, &OutlineView::noticed);
    m_empty->setObjectName(QStringLiteral("notRead"));
    m_empty->setMessage({QStringLiteral("offline"),
        tr("Steps, resources, metrics and log have not been read"), {}, {}});
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->addWidget(m_info);
    rows->addWidget(m_empty, 1);
}

void OutlineView::setOutline(const models::DeploymentRecord& outline, bool loadFailed)
{
    if (outline.deployment)
        m_info->setRecord(outline);
    m_info->setVisible(outline.deployment && loadFailed);
    m_empty->setVisible(loadFailed);
}

} // namespace widgets
