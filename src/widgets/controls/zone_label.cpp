// SPDX-License-Identifier: GPL-3.0-or-later
#include "zone_label.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/controls/plain_label.h"

#include <QVBoxLayout>

namespace widgets {

ZoneLabel::ZoneLabel(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_label(new PlainLabel(this))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->addWidget(m_label);
    setObjectName(QStringLiteral("zone"));
    connect(&time, &models::TimeContext::zoneChanged, this, &ZoneLabel::updateText);
}

void ZoneLabel::setMoment(deployment::Timestamp moment)
{
    m_moment = moment;
    updateText();
}

void ZoneLabel::updateText()
{
    if (m_moment)
        m_label->setText(
            tr("Times in %1", "a time zone").arg(models::zoneText(*m_moment, m_time.zone())));
}

} // namespace widgets
