// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_section.h"

#include "deploy/widgets/controls/plain_label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace widgets {

namespace {

constexpr int leastMegabytes = 10;
constexpr int mostMegabytes = 1'000'000;
constexpr int megabyteStep = 100;

} // namespace

ArchiveSection::ArchiveSection(QWidget* parent)
    : QWidget(parent)
    , m_keeps(new QCheckBox(tr("Keep what was shown on this machine"), this))
    , m_limit(new QSpinBox(this))
    , m_place(new PlainLabel(this))
    , m_forget(new QPushButton(tr("Forget the archive…"), this))
{
    m_keeps->setObjectName(QStringLiteral("keepsArchive"));
    m_limit->setObjectName(QStringLiteral("archiveLimit"));
    m_limit->setAccessibleName(tr("Size limit of the archive"));
    m_limit->setRange(leastMegabytes, mostMegabytes);
    m_limit->setSingleStep(megabyteStep);
    m_limit->setPrefix(tr("up to ", "a size"));
    m_limit->setSuffix(tr(" MB"));
    m_limit->setToolTip(tr("Beyond this the oldest deployments are dropped from the archive."));
    m_place->setObjectName(QStringLiteral("archivePlace"));
    m_place->setWordWrap(true);
    m_forget->setObjectName(QStringLiteral("forgetArchive"));
    m_forget->setAutoDefault(false);
    auto* choice = new QHBoxLayout;
    choice->addWidget(m_keeps);
    choice->addWidget(m_limit);
    choice->addStretch(1);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addLayout(choice);
    rows->addWidget(m_place);
    rows->addWidget(m_forget, 0, Qt::AlignLeft);
    connect(m_keeps, &QCheckBox::toggled, m_limit, &QWidget::setEnabled);
    connect(m_keeps, &QCheckBox::toggled, this, &ArchiveSection::edited);
    connect(m_limit, &QSpinBox::valueChanged, this, &ArchiveSection::edited);
    connect(m_forget, &QPushButton::clicked, this, &ArchiveSection::forgetRequested);
    setFacts({});
}

void ArchiveSection::setConnection(const operations::Connection& connection)
{
    m_keeps->setChecked(connection.keepsArchive);
    m_limit->setValue(static_cast<int>(connection.archiveMegabytes));
    m_limit->setEnabled(connection.keepsArchive);
}

void ArchiveSection::apply(operations::Connection& connection) const
{
    connection.keepsArchive = m_keeps->isChecked();
    connection.archiveMegabytes = static_cast<std::uint32_t>(m_limit->value());
}

void ArchiveSection::setFacts(const models::ArchiveFacts& facts)
{
    m_place->setText(models::archiveText(facts));
    m_forget->setEnabled(!facts.files.isEmpty());
}

} // namespace widgets
