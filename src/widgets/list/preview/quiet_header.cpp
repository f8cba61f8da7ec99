// SPDX-License-Identifier: GPL-3.0-or-later
#include "quiet_header.h"

#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QPainter>

namespace widgets {

QuietHeader::QuietHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(false);
    setMinimumSectionSize(1);
    viewport()->setBackgroundRole(QPalette::Base);
}

void QuietHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const auto alignment = model()->headerData(section, orientation(), Qt::TextAlignmentRole);
    painter->save();
    painter->setFont(theme::font(theme::Type::Caption));
    painter->setPen(theme::secondaryText(palette()));
    painter->drawText(rect.adjusted(theme::space::near, 0, -theme::space::near, 0),
        static_cast<int>(alignment.value<Qt::Alignment>()),
        model()->headerData(section, orientation()).toString());
    painter->restore();
}

} // namespace widgets
