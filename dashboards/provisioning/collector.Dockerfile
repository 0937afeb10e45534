# The collector for compose.yaml. Built from the repository's root: the sources run as they are, there is no build step.
FROM node:26-bookworm-slim
WORKDIR /acquirer
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY collector collector
COPY alerts alerts
# In a container others have to reach it; by default it listens on loopback only.
RUN sed 's/^server:$/server:\n  host: 0.0.0.0/' collector/config/profiles/b.yaml > config.yaml
RUN mkdir var && chown node var
USER node
EXPOSE 9464
CMD ["node", "collector/main.ts", "serve", "--config", "config.yaml"]
