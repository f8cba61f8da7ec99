// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/file/file_source.h"

#include "file_session.h"

#include <QFileInfo>

namespace sources {

FileSource::FileSource(std::filesystem::path path, Options options, QObject* parent)
    : Source(parent)
    , m_session(std::make_unique<FileSession>(std::move(path), std::move(options)))
{
    FileSession* session = m_session.get();
    connect(session, &FileSession::loadStarted, this, &Source::loadStarted);
    connect(session, &FileSession::loadProgressed, this, &Source::loadProgressed);
    connect(session, &FileSession::loadFinished, this, &Source::loadFinished);
    connect(session, &FileSession::historyUpdated, this, &Source::historyUpdated);
    connect(session, &FileSession::freshnessChanged, this, &Source::freshnessChanged);
}

FileSource::~FileSource() = default;

QString FileSource::name() const
{
    return QFileInfo(m_session->pathText()).fileName();
}

QString FileSource::location() const
{
    return QFileInfo(m_session->pathText()).absoluteFilePath();
}

Freshness FileSource::freshness() const
{
    return m_session->freshness();
}

DeploymentReader& FileSource::details()
{
    return m_session->records();
}

void FileSource::start()
{
    m_session->start();
}

void FileSource::refresh()
{
    m_session->look(true);
}

void FileSource::cancel()
{
    m_session->cancel();
}

} // namespace sources
